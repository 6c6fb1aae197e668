package dev.millrace.labs.tally;

import java.util.Optional;

/// Something that is asked of all selected records of a topic together.
interface Demand {
    void add(ReadRecord record);

    /// What is wrong with the records so far, as a part of a sentence; nothing while they are as they should be.
    Optional<String> lack();
}
