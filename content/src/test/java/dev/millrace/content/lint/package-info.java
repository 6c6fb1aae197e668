@NullMarked
package dev.millrace.content.lint;

import org.jspecify.annotations.NullMarked;
