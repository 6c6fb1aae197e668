@NullMarked
package dev.millrace.labs;

import org.jspecify.annotations.NullMarked;
