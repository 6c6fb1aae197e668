@NullMarked
package dev.millrace.content.text;

import org.jspecify.annotations.NullMarked;
