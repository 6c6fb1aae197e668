/// New lessons and labs, ready to be written.
@NullMarked
package dev.millrace.content.scaffold;

import org.jspecify.annotations.NullMarked;
