package dev.millrace.search;

import dev.millrace.content.Slug;

/// A piece of the course that can be found by itself: what stands under one heading, or a question of a quiz.
///
/// @param step the step's name: "5.4 Time and windows"
/// @param heading what it is called; nothing for what stands before the first heading
/// @param anchor the id of that place in the step's page, or nothing for its beginning
/// @param text plain
record Passage(Slug slug, String step, String heading, String anchor, String text) {}
