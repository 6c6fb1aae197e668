@NullMarked
package dev.millrace.checkout;

import org.jspecify.annotations.NullMarked;
