@NullMarked
package dev.millrace.content.source;

import org.jspecify.annotations.NullMarked;
