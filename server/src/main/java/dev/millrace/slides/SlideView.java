package dev.millrace.slides;

/// A deck in one window.
///
/// @param presenter whether it is the presenter's view, which shows notes and leads; the projector shows slides only
/// @param at the slide to begin with, from 1
public record SlideView(Deck deck, boolean presenter, int at) {}
