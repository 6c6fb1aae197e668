@NullMarked
package dev.millrace.demo;

import org.jspecify.annotations.NullMarked;
