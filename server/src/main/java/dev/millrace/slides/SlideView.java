package dev.millrace.slides;

/// A deck in one window.
///
/// @param watches whether it goes where the projector goes and leads nobody: a student's
/// @param at the slide to begin with, from 1
public record SlideView(Deck deck, boolean watches, int at) {}
