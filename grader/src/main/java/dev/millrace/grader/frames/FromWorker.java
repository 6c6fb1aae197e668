package dev.millrace.grader.frames;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker says. It is data from inside a sandbox: it may be wrong or forged, and can then change nothing but the
/// submission's own result. The constructors refuse what is missing, and cut and clean what is shown to people.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "m")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromWorker.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = FromWorker.Compiled.class, name = "compiled"),
    @JsonSubTypes.Type(value = FromWorker.Described.class, name = "described"),
    @JsonSubTypes.Type(value = FromWorker.Produced.class, name = "produced"),
    @JsonSubTypes.Type(value = FromWorker.Watched.class, name = "watched"),
    @JsonSubTypes.Type(value = FromWorker.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = FromWorker.Exceeded.class, name = "exceeded"),
    @JsonSubTypes.Type(value = FromWorker.Exiting.class, name = "exiting")
})
public sealed interface FromWorker {
    /// Most nodes of a topology that are looked at.
    int MOST_NODES = 1000;

    /// The first frame: the number that the worker was given on its standard input.
    record Hello(String nonce) implements FromWorker {
        public Hello {
            requireNonNull(nonce);
        }
    }

    /// The compiler has run.
    ///
    /// @param ok whether classes are there to run
    /// @param plain whether the classes use nothing by which they could stay behind in the worker; said before
    ///     any of their code has run
    record Compiled(boolean ok, List<Problem> problems, boolean plain) implements FromWorker {
        public Compiled {
            problems = List.copyOf(problems);
        }
    }

    /// The topology that was built, before its first record.
    ///
    /// @param habits what the code does beside the topology; none unless asked for
    record Described(List<Node> nodes, List<Habit> habits) implements FromWorker {
        public Described {
            nodes = nodes.stream().limit(MOST_NODES).toList();
            habits = habits.stream().limit(MOST_NODES).toList();
        }
    }

    /// Records in the order in which they came out.
    record Produced(List<Out> records) implements FromWorker {
        public Produced {
            records = List.copyOf(records);
        }
    }

    /// What happened inside, event by event; only when asked for step by step.
    record Watched(List<Moment> moments) implements FromWorker {
        public Watched {
            moments = List.copyOf(moments);
        }
    }

    /// The case has run.
    ///
    /// @param exception what the submission threw, with its own frames; null when nothing
    /// @param event index of the event at which it threw; -1 before the first
    /// @param elsewhere names of topics that the lab does not know and the submission wrote to
    /// @param odd whether something was left behind (a thread) that must not meet the next attempt
    record Finished(@Nullable String exception, int event, String printed, List<String> elsewhere, boolean odd)
            implements FromWorker {
        public Finished {
            exception = exception == null ? null : PlainText.of(exception, 4000);
            printed = PlainText.of(printed, 10_000);
            elsewhere = elsewhere.stream()
                    .limit(10)
                    .map(name -> PlainText.of(name, 100))
                    .toList();
        }
    }

    /// The worker stopped the submission at a limit and ends itself.
    ///
    /// @param limit name of a limit, lower case
    record Exceeded(String limit, String message) implements FromWorker {
        public Exceeded {
            requireNonNull(limit);
            message = PlainText.of(message, 500);
        }
    }

    /// The submission is ending the process in an orderly way.
    record Exiting() implements FromWorker {}

    /// A compiler message; lines and columns from 1, 0 for none.
    record Problem(boolean error, String file, int line, int column, int endLine, int endColumn, String message) {
        public Problem {
            requireNonNull(file);
            message = PlainText.of(message, 2000);
        }
    }

    /// A node of a topology.
    ///
    /// @param part number of its subtopology; -1 of a global table
    /// @param kind `source`, `processor` or `sink`
    /// @param operator what it does in Kafka's words, `aggregate`; `process` for the submission's own; else
    ///     empty
    /// @param topics read by a source or written by a sink, as the submission knows them
    /// @param graceMs grace period of its window, milliseconds; -1 when it has no window
    /// @param next names of the nodes that it forwards to
    record Node(
            String name,
            int part,
            String kind,
            String operator,
            List<String> topics,
            List<String> stores,
            long graceMs,
            List<String> next) {
        public Node {
            name = PlainText.of(name, 300);
            requireNonNull(kind);
            requireNonNull(operator);
            topics = names(topics);
            stores = names(stores);
            next = names(next);
        }

        private static List<String> names(List<String> names) {
            return names.stream()
                    .limit(MOST_NODES)
                    .map(n -> PlainText.of(n, 300))
                    .toList();
        }
    }

    /// Something that code does which goes well in one process and badly in many.
    ///
    /// @param kind `state` or `clock`
    /// @param what the field, variable or method
    /// @param place class, file and line
    record Habit(String kind, String what, String place) {
        public Habit {
            requireNonNull(kind);
            what = PlainText.of(what, 150);
            place = PlainText.of(place, 150);
        }
    }

    /// A record that came out.
    ///
    /// @param cause index of the event after which it came
    record Out(String topic, JsonNode key, JsonNode value, long timestamp, Map<String, String> headers, int cause) {
        public Out {
            requireNonNull(topic);
            requireNonNull(key);
            requireNonNull(value);
            headers = Map.copyOf(headers);
        }
    }
}
