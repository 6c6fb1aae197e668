package dev.millrace.desk;

/// A way to another step.
public record StepLink(String name, String href) {}
