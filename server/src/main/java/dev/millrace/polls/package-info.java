/// Polls and live quizzes: what is asked, what may be answered, how answers are told. Pure; who asks and where it is
/// kept is the live class's business.
@NullMarked
package dev.millrace.polls;

import org.jspecify.annotations.NullMarked;
