package dev.millrace.slides;

/// Which slide a class sees now.
///
/// @param id the position in the activity log of the fact that says so
/// @param step the slug of the step
/// @param slide the slide's number, from 1
public record Showing(long id, String step, int slide) {}
