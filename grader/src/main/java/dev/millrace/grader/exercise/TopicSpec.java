package dev.millrace.grader.exercise;

/// A topic of the exercise's contract.
///
/// @param keyType a type that [DataType#parse] knows, such as `string` or `windowed-string/PT5M`
/// @param valueType likewise
/// @param compare how produced records are held against expected ones; without meaning for an input topic
public record TopicSpec(String name, Role role, String keyType, String valueType, Compare compare) {
    public TopicSpec {
        var _ = DataType.parse(keyType);
        var _ = DataType.parse(valueType);
    }

    /// Which side of the topology the topic is on.
    public enum Role {
        IN,
        OUT
    }

    /// How produced records are held against expected ones.
    public enum Compare {
        /// Every record, in the order of the whole topic.
        EXACT,
        /// Every record, in order within its key; the order between keys is free.
        PER_KEY,
        /// Only the last value of each key.
        FINAL_TABLE
    }
}
