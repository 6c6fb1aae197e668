package dev.millrace.checkout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A shop at one moment, for whoever shows it.
///
/// @param rows the latest customers, newest first
/// @param chain the calls of the latest order that was answered; only of the synchronous shop
/// @param topics only of the event-driven shop
/// @param trouble what keeps a service from its work, though nobody stopped it
public record ShopState(
        Tally tally,
        List<Row> rows,
        List<Bar> chain,
        List<TopicTail> topics,
        List<GroupLag> groups,
        Optional<String> trouble) {
    public ShopState {
        rows = List.copyOf(rows);
        chain = List.copyOf(chain);
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    /// What has come of the customers so far.
    ///
    /// @param placed how often *Buy* was pressed
    /// @param waiting customers without an answer
    /// @param pending orders that were accepted and are not confirmed yet
    /// @param authorised cards that were authorised for an order that does not exist
    /// @param held goods that are held for one
    /// @param p95 of what the last 100 customers waited
    public record Tally(
            int placed,
            int waiting,
            int confirmed,
            int pending,
            int lost,
            int authorised,
            int held,
            Optional<Duration> p95) {}

    /// How an order stands.
    public enum State {
        WAITING,
        CONFIRMED,
        PENDING,
        LOST
    }

    /// One customer.
    ///
    /// @param orderId empty where there is no order
    /// @param words what it waits for, or why it was lost
    /// @param waited until the answer; empty where this shop did not see it
    /// @param settled from placed to confirmed; only of the event-driven shop
    public record Row(
            String orderId,
            String customerId,
            State state,
            String words,
            Optional<Duration> waited,
            Optional<Duration> settled) {}

    /// One service in the chain of calls.
    ///
    /// @param from after which time it was called
    public record Bar(String service, Duration from, Duration took, boolean answered, String words) {}

    /// The end of one topic.
    ///
    /// @param newest the last records, newest first
    public record TopicTail(String name, long records, List<Seen> newest) {
        public TopicTail {
            newest = List.copyOf(newest);
        }
    }

    public record Seen(int partition, long offset, String key, String event, String orderId) {}

    /// How far a group is behind.
    ///
    /// @param reads the topics
    public record GroupLag(String group, String reads, long lag, boolean running) {}
}
