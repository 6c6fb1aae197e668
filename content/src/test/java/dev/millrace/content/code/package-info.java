@NullMarked
package dev.millrace.content.code;

import org.jspecify.annotations.NullMarked;
