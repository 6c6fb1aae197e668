package dev.millrace.grader.explain;

import dev.millrace.grader.exercise.InputEvent;

/// An event that is replayed.
///
/// @param index from 0, its place in the case's input
/// @param simplified whether its value or its timestamp is a rounder one than in the case
public record Chosen(int index, InputEvent event, boolean simplified) {}
