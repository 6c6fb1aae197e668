@NullMarked
package dev.millrace.browser;

import org.jspecify.annotations.NullMarked;
