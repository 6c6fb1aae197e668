/// What the projector shows of a lesson: slides, the presenter's view of them, and which one is shown now.
@NullMarked
package dev.millrace.slides;

import org.jspecify.annotations.NullMarked;
