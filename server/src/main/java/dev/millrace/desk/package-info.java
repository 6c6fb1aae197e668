/// What a student has before them: the outline, a lesson or a lab, and the dock.
@NullMarked
package dev.millrace.desk;

import org.jspecify.annotations.NullMarked;
