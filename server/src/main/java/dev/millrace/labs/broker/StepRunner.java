package dev.millrace.labs.broker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.BrokerStep.Commit;
import dev.millrace.content.steps.BrokerStep.Consume;
import dev.millrace.content.steps.BrokerStep.DeleteTopic;
import dev.millrace.content.steps.BrokerStep.Draft;
import dev.millrace.content.steps.BrokerStep.Leave;
import dev.millrace.content.steps.BrokerStep.MakeTopic;
import dev.millrace.content.steps.BrokerStep.Produce;
import dev.millrace.content.steps.BrokerStep.Serve;
import dev.millrace.content.steps.BrokerStep.SetConfig;
import dev.millrace.content.steps.BrokerStep.Wait;
import dev.millrace.labs.callback.Caller;
import dev.millrace.labs.runtime.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Does on a broker what an author wrote down as steps. Members of groups that a step made stay until they leave or
/// this is closed. Every step has a deadline. Names get the endpoint's prefix. Used by one thread.
public final class StepRunner implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Clients clients;
    private final String prefix;
    private final Admin admin;
    private final Map<String, List<GroupMember>> members = new HashMap<>();
    private final StandIns services = new StandIns();

    public StepRunner(Endpoint endpoint) {
        this.clients = new Clients(endpoint, DEADLINE);
        this.prefix = endpoint.prefix();
        this.admin = clients.patientAdmin();
    }

    /// Does the steps and lets go: what they leave behind is topics, records and committed offsets.
    public static StepResult run(Endpoint endpoint, List<BrokerStep> steps) {
        if (steps.isEmpty()) return new StepResult.Done();
        try (var runner = new StepRunner(endpoint)) {
            return runner.run(steps);
        }
    }

    /// Calls the services that steps made.
    public Caller services() {
        return services;
    }

    /// Does the steps, in order, up to the first that fails.
    public StepResult run(List<BrokerStep> steps) {
        for (var step : steps) {
            var failure = failure(step);
            if (!failure.isEmpty()) return new StepResult.Failed(step.line(), failure);
        }
        return new StepResult.Done();
    }

    /// Deletes every topic and every group that begins with the prefix.
    public void clean() {
        leaveAll();
        services.clear();
        try {
            var groups = await(admin.listGroups().all()).stream()
                    .map(group -> group.groupId())
                    .filter(id -> id.startsWith(prefix))
                    .toList();
            await(admin.deleteConsumerGroups(groups).all());
            for (var topic : topics()) await(admin.deleteTopics(List.of(topic)).all());
            awaitNoTopics();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("broker=" + clients.endpoint() + " cannot be cleaned", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> topics() throws InterruptedException, ExecutionException, TimeoutException {
        return await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private void awaitNoTopics() throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!topics().isEmpty()) {
            if (System.nanoTime() > end) throw new TimeoutException("topics are still there: " + topics());
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Empty where the step was done.
    private String failure(BrokerStep step) {
        try {
            carryOut(step);
            return "";
        } catch (ExecutionException e) {
            return sentence(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException | IOException e) {
            return sentence(e);
        } catch (TimeoutException e) {
            return "it took longer than %d seconds".formatted(DEADLINE.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it was interrupted";
        }
    }

    private static String sentence(Throwable cause) {
        return cause.getClass().getSimpleName().replace("Exception", "") + ": " + cause.getMessage();
    }

    private void carryOut(BrokerStep step)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        switch (step) {
            case MakeTopic make -> make(make);
            case SetConfig set -> set(set);
            case DeleteTopic delete -> delete(delete);
            case Produce produce -> produce(produce);
            case Consume consume -> consume(consume);
            case Leave leave -> leave(prefix + leave.group());
            case Commit commit -> commit(commit);
            case Serve serve -> services.serve(serve);
            case Wait wait -> Thread.sleep(wait.time());
        }
    }

    private void make(MakeTopic step) throws InterruptedException, ExecutionException, TimeoutException {
        var topic = new NewTopic(prefix + step.name(), Optional.of(step.partitions()), Optional.empty())
                .configs(step.config());
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw e;
        }
    }

    private void set(SetConfig step) throws InterruptedException, ExecutionException, TimeoutException {
        var changes = step.set().entrySet().stream()
                .map(each ->
                        new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, prefix + step.topic());
        await(admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
    }

    private void delete(DeleteTopic step) throws InterruptedException, ExecutionException, TimeoutException {
        var name = prefix + step.topic();
        try {
            await(admin.deleteTopics(List.of(name)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) throw e;
        }
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (topics().contains(name) && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(20);
    }

    private void produce(Produce step) throws InterruptedException, ExecutionException, TimeoutException {
        try (var producer = clients.producer()) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (var draft : step.records()) sent.add(producer.send(record(prefix + step.topic(), draft)));
            for (var each : sent) each.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Draft draft) {
        var record = new ProducerRecord<>(
                topic,
                draft.partition().isPresent() ? draft.partition().getAsInt() : null,
                draft.at().map(Instant::toEpochMilli).orElse(null),
                bytes(draft.key()),
                bytes(draft.value()));
        draft.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static byte @Nullable [] bytes(JsonNode node) {
        if (node.isNull()) return null;
        try {
            if (node.size() == 1 && node.has("$base64"))
                return node.get("$base64").binaryValue();
        } catch (IOException notBase64) {
            throw new KafkaException("the text after $base64 is not Base64", notBase64);
        }
        return (node.isTextual() ? node.textValue() : node.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private void consume(Consume step) throws InterruptedException, ExecutionException, TimeoutException {
        var group = prefix + step.group();
        var topics = step.topics().stream().map(topic -> prefix + topic).toList();
        var joined = members.computeIfAbsent(group, _ -> new ArrayList<>());
        for (int i = 0; i < step.members(); i++) joined.add(new GroupMember(clients.member(group), topics));
        GroupProgress.awaitCaughtUp(admin, group, topics, joined.size(), DEADLINE);
    }

    private void leave(String group) {
        var left = members.remove(group);
        if (left != null) left.forEach(GroupMember::close);
    }

    private void commit(Commit step) throws InterruptedException, ExecutionException, TimeoutException {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        step.positions()
                .forEach(at -> offsets.put(
                        new TopicPartition(prefix + at.topic(), at.partition()), new OffsetAndMetadata(at.offset())));
        await(admin.alterConsumerGroupOffsets(prefix + step.group(), offsets).all());
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leaveAll() {
        List.copyOf(members.keySet()).forEach(this::leave);
    }

    @Override
    public void close() {
        leaveAll();
        services.close();
        admin.close(Duration.ofSeconds(2));
    }
}
