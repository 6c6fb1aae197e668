package dev.millrace.practice;

/// What an instructor made of a discussion, as Markdown.
record Summary(String text, String author) {}
