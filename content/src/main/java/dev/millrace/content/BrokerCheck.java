package dev.millrace.content;

import org.jspecify.annotations.Nullable;

/// What the state of a student's broker must be. A limit that is null is not looked at.
public sealed interface BrokerCheck {
    /// Unique in its lab; a slug.
    String id();

    String title();

    /// The topic exists and has exactly that many partitions.
    record TopicCheck(
            String id, String title, String name, @Nullable Integer partitions) implements BrokerCheck {}

    /// The topic holds at least so many records, over at least `distinctKeys` keys; with `keyed`, every record
    /// has a key.
    record RecordsCheck(
            String id,
            String title,
            String topic,
            int atLeast,
            boolean keyed,
            @Nullable Integer distinctKeys) implements BrokerCheck {}

    /// The consumer group has at least so many members and at most so much lag, over all partitions.
    record GroupCheck(
            String id,
            String title,
            String group,
            @Nullable Integer members,
            @Nullable Long lag) implements BrokerCheck {}
}
