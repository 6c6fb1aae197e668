package dev.millrace.grader.frames;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker says. It is data from inside a sandbox: it may be wrong or forged, and can then change nothing but the
/// submission's own result. The constructors refuse what is missing.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "m")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromWorker.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = FromWorker.Compiled.class, name = "compiled"),
    @JsonSubTypes.Type(value = FromWorker.Produced.class, name = "produced"),
    @JsonSubTypes.Type(value = FromWorker.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = FromWorker.Exceeded.class, name = "exceeded"),
    @JsonSubTypes.Type(value = FromWorker.Exiting.class, name = "exiting")
})
public sealed interface FromWorker {
    /// The first frame: the number that the worker was given on its standard input.
    record Hello(String nonce) implements FromWorker {
        public Hello {
            requireNonNull(nonce);
        }
    }

    /// The compiler has run.
    ///
    /// @param ok whether classes are there to run
    record Compiled(boolean ok, List<Problem> problems) implements FromWorker {
        public Compiled {
            problems = List.copyOf(problems);
        }
    }

    /// Records in the order in which they came out.
    record Produced(List<Out> records) implements FromWorker {
        public Produced {
            records = List.copyOf(records);
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
            requireNonNull(printed);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /// The worker stopped the submission at a limit and ends itself.
    ///
    /// @param limit name of a limit, lower case
    record Exceeded(String limit, String message) implements FromWorker {
        public Exceeded {
            requireNonNull(limit);
            requireNonNull(message);
        }
    }

    /// The submission is ending the process in an orderly way.
    record Exiting() implements FromWorker {}

    /// A compiler message; lines and columns from 1, 0 for none.
    record Problem(boolean error, String file, int line, int column, int endLine, int endColumn, String message) {
        public Problem {
            requireNonNull(file);
            requireNonNull(message);
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
