package dev.millrace.practice;

/// One answer on a class's board; name and text are untrusted.
public record Post(String author, String text, boolean mine) {}
