package dev.millrace.content;

import java.time.Duration;
import java.time.LocalTime;

/// A pause in a day, which is no class time. It begins when a step ends: at the end that is nearest to `at`.
public record Break(String title, LocalTime at, Duration length) {}
