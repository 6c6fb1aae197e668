package dev.millrace.content.code;

/// Something that a language does not allow. The line counts from 1 within the piece.
record Mistake(int line, String message) {}
