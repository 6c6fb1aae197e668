package dev.millrace.practice;

import dev.millrace.content.Answer;

/// A student's last answer to a question, and which try it was.
public record Answered(Answer answer, boolean right, int tries) {}
