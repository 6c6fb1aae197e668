@NullMarked
package dev.millrace.classes;

import org.jspecify.annotations.NullMarked;
