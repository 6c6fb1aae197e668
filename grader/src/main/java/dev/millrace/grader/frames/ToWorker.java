package dev.millrace.grader.frames;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker is told. A grading is `Compile`, then for each case `Run`, some `Events` and `EndOfInput`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "m")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToWorker.Compile.class, name = "compile"),
    @JsonSubTypes.Type(value = ToWorker.Run.class, name = "run"),
    @JsonSubTypes.Type(value = ToWorker.Events.class, name = "events"),
    @JsonSubTypes.Type(value = ToWorker.EndOfInput.class, name = "end"),
    @JsonSubTypes.Type(value = ToWorker.Rest.class, name = "rest")
})
public sealed interface ToWorker {
    /// Compile these sources and keep the classes.
    record Compile(String entry, Map<String, String> files) implements ToWorker {}

    /// Build the topology anew; events follow.
    ///
    /// @param contracts schemas by file name
    /// @param start the wall clock before the first event, milliseconds
    /// @param maxRecords most records that may come out
    /// @param maxBytes most bytes of keys and values that may come out
    /// @param detail what to tell beside the records that come out
    record Run(
            List<Topic> topics, Map<String, String> contracts, long start, int maxRecords, long maxBytes, Detail detail)
            implements ToWorker {}

    /// What is told of a run beside the records that come out.
    enum Detail {
        NOTHING,
        /// What the stores wrote and what the code does beside them.
        CLOSELY,
        /// What happened inside with each event.
        STEP_BY_STEP
    }

    /// The next events, in order.
    record Events(List<Event> events) implements ToWorker {}

    /// There are no more events in this case.
    record EndOfInput() implements ToWorker {}

    /// Nobody waits now: the time to collect garbage. Has no answer.
    record Rest() implements ToWorker {}

    /// A topic of the lab.
    ///
    /// @param in whether the submission reads it; otherwise it writes it
    record Topic(String name, boolean in, String key, String value) {}

    /// A record, or with `topic` null an advance of the wall clock by `timestamp` milliseconds.
    record Event(@Nullable String topic, JsonNode key, JsonNode value, long timestamp, Map<String, String> headers) {}
}
