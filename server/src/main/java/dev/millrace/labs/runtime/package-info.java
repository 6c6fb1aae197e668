@NullMarked
package dev.millrace.labs.runtime;

import org.jspecify.annotations.NullMarked;
