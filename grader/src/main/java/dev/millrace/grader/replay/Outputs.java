package dev.millrace.grader.replay;

import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.ToWorker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// Drains what a topology produced, with bounds on how much.
final class Outputs {
    /// What a broker accepts by default (`message.max.bytes`, Kafka 4.3 documentation), rounded to 1 MiB.
    private static final int LARGEST_RECORD = 1 << 20;

    private static final int ELSEWHERE = 10;

    private final TopologyTestDriver driver;
    private final ToWorker.Run run;
    private final Consumer<Out> sink;
    private final List<Output> outputs = new ArrayList<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private int records;
    private long bytes;

    Outputs(TopologyTestDriver driver, ToWorker.Run run, Consumer<Out> sink) {
        this.driver = driver;
        this.run = run;
        this.sink = sink;
        var contracts = new Contracts(run.contracts());
        for (var topic : run.topics()) {
            if (!topic.in()) {
                outputs.add(new Output(
                        topic.name(),
                        open(topic.name()),
                        Codec.of(topic.key(), contracts),
                        Codec.of(topic.value(), contracts)));
            }
        }
    }

    /// Takes what came out since the last time.
    void drain(int cause) {
        for (var output : outputs) {
            while (!output.from.isEmpty()) {
                take(output, output.from.readRecord(), cause);
            }
        }
    }

    /// Empties the topics that the lab does not ask for, internal ones too, and remembers the names of the others.
    void drainElsewhere() {
        for (var name : driver.producedTopicNames()) {
            if (outputs.stream().noneMatch(o -> o.name.equals(name))) {
                open(name).readRecordsToList();
                if (!internal(name) && elsewhere.size() < ELSEWHERE) {
                    elsewhere.add(name);
                }
            }
        }
    }

    List<String> elsewhere() {
        return List.copyOf(elsewhere);
    }

    private void take(Output output, TestRecord<byte[], byte[]> out, int cause) {
        long size = length(out.key()) + length(out.value()) + length(out.headers());
        if (size > LARGEST_RECORD) {
            throw new OverLimitException(
                    "output",
                    "A record of " + size + " bytes came out on topic `" + output.name
                            + "`. A Kafka broker refuses records over 1 MiB by default; write smaller ones.");
        }
        bytes += size;
        if (++records > run.maxRecords() || bytes > run.maxBytes()) {
            throw new OverLimitException(
                    "output",
                    "More than " + (records - 1)
                            + " records came out of this case. Look for an operator that multiplies"
                            + " records, or a punctuator that fires without end.");
        }
        sink.accept(new Out(
                output.name,
                output.key.decode(out.key()),
                output.value.decode(out.value()),
                out.timestamp(),
                headers(out.headers()),
                cause));
    }

    private TestOutputTopic<byte[], byte[]> open(String name) {
        return driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static boolean internal(String name) {
        return name.startsWith(Replay.APPLICATION + "-")
                && (name.endsWith("-changelog") || name.endsWith("-repartition"));
    }

    private static long length(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long length(Headers headers) {
        long length = 0;
        for (var header : headers) {
            length += header.key().length() + length(header.value());
        }
        return length;
    }

    private static Map<String, String> headers(Headers headers) {
        var result = new LinkedHashMap<String, String>();
        for (var header : headers) {
            var value = header.value();
            result.put(header.key(), value == null ? "" : new String(value, java.nio.charset.StandardCharsets.UTF_8));
        }
        return result;
    }

    private record Output(String name, TestOutputTopic<byte[], byte[]> from, Codec key, Codec value) {}
}
