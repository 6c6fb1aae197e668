@NullMarked
package dev.millrace.lab;

import org.jspecify.annotations.NullMarked;
