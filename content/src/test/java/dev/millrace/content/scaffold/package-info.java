@NullMarked
package dev.millrace.content.scaffold;

import org.jspecify.annotations.NullMarked;
