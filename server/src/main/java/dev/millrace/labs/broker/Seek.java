package dev.millrace.labs.broker;

import java.time.Instant;

/// Where in a topic to look.
public sealed interface Seek {
    /// What is being written.
    record Live() implements Seek {}

    /// The first records there are.
    record Start() implements Seek {}

    /// The last records there are now.
    record End() implements Seek {}

    /// From an offset of one partition on; only that partition is read.
    record Offset(int partition, long offset) implements Seek {}

    /// From the first record of each partition whose timestamp is this or later.
    record Time(Instant at) implements Seek {}

    /// What comes before a place.
    record Older(Place place) implements Seek {}

    /// What comes after a place.
    record Newer(Place place) implements Seek {}
}
