@NullMarked
package dev.millrace.progress;

import org.jspecify.annotations.NullMarked;
