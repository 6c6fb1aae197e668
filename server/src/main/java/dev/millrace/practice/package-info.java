/// What students answer in lessons: quizzes, the discussion board, design forms.
@NullMarked
package dev.millrace.practice;

import org.jspecify.annotations.NullMarked;
