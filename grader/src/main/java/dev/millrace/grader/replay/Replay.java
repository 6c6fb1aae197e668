package dev.millrace.grader.replay;

import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.frames.FromWorker.Node;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.ToWorker;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// One case on virtual time: a topology in Kafka's own test driver, fed event by event and drained after each, so
/// that every output knows the event that caused it. For one thread.
public final class Replay implements AutoCloseable {
    static final String APPLICATION = "millrace";

    /// How often topics that nobody asked for are emptied, in events.
    private static final int SWEEP = 512;

    private final TopologyTestDriver driver;
    private final Outputs outputs;
    private final Detail detail;
    private final Consumer<Out> sink;
    private final Consumer<Moment> moments;
    private final Inwards inwards;
    private final Map<String, Input> inputs = new HashMap<>();
    private final SourceTopics sources;
    private final List<Node> nodes;
    private int fed;

    /// Builds the topology and starts it; what it writes while starting has cause -1.
    ///
    /// @param stateFolder where stores that the submission makes persistent may write
    /// @param moments told what happened inside, when the run asks for it step by step
    /// @throws Throwable whatever the submission throws
    public Replay(EntryPoint entry, ToWorker.Run run, Path stateFolder, Consumer<Out> sink, Consumer<Moment> moments)
            throws Throwable {
        detail = run.detail();
        this.sink = sink;
        this.moments = moments;
        var topology = entry.topology();
        nodes = Wiring.of(topology);
        sources = SourceTopics.of(topology);
        driver = new TopologyTestDriver(topology, settings(stateFolder), Instant.ofEpochMilli(run.start()));
        outputs = new Outputs(driver, run, sink);
        var contracts = new Contracts(run.contracts());
        for (var topic : run.topics()) {
            if (topic.in()) {
                inputs.put(topic.name(), new Input(open(topic.name()), topic, contracts));
            }
        }
        outputs.drain(-1);
        inwards = new Inwards(driver);
        look(-1, null);
    }

    /// Pipes one event and takes what it caused.
    public void feed(ToWorker.Event event) throws IOException {
        if (event.topic() == null) {
            driver.advanceWallClockTime(Duration.ofMillis(event.timestamp()));
        } else {
            pipe(event, event.topic());
        }
        outputs.drain(fed);
        look(fed, event);
        fed++;
        if (fed % SWEEP == 0) {
            outputs.drainElsewhere();
        }
    }

    /// The topology, as it was built.
    public List<Node> nodes() {
        return nodes;
    }

    /// Index of the next event, or of the one that is being processed.
    public int fed() {
        return fed;
    }

    /// Names of topics that the lab does not know and the submission wrote to. To be asked when all events are fed.
    public List<String> elsewhere() {
        outputs.drainElsewhere();
        return outputs.elsewhere();
    }

    /// Stops the topology; what it writes while closing is not looked at.
    @Override
    public void close() {
        driver.close();
    }

    private void look(int cause, ToWorker.@Nullable Event event) {
        switch (detail) {
            case NOTHING -> {}
            case CLOSELY -> {
                if (cause >= 0) {
                    new Written(driver).drain(cause).forEach(sink);
                }
            }
            case STEP_BY_STEP -> moments.accept(inwards.after(cause, event));
        }
    }

    private void pipe(ToWorker.Event event, String topic) throws IOException {
        var input = inputs.get(topic);
        if (input == null) {
            throw new IllegalStateException("an event for " + topic + ", which the lab does not declare as input");
        }
        if (!sources.read(topic)) {
            throw new UnusableTopologyException(
                    "Your topology does not read the topic `" + topic + "`. It reads: " + sources + ".");
        }
        var headers = new RecordHeaders();
        event.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        input.to.pipeInput(new TestRecord<>(
                input.key.encode(event.key()), input.value.encode(event.value()), headers, event.timestamp()));
    }

    private TestInputTopic<byte[], byte[]> open(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Stores of the DSL are kept in memory: they give the same results as RocksDB and start 200 to 400 ms sooner.
    private static Properties settings(Path stateFolder) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        settings.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class.getName());
        return settings;
    }

    private record Input(TestInputTopic<byte[], byte[]> to, Codec key, Codec value) {
        Input(TestInputTopic<byte[], byte[]> to, ToWorker.Topic topic, Contracts contracts) {
            this(to, Codec.of(topic.key(), contracts), Codec.of(topic.value(), contracts));
        }
    }
}
