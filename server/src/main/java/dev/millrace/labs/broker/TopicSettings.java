package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.labs.broker.Survey.BrokerUnreachable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;

/// Asks a broker for the settings of the topics that checks are about: one request, none where no check asks.
final class TopicSettings {
    private TopicSettings() {}

    /// The topics whose settings matter to a check: those it names, and those it counts (compacted ones are counted
    /// again and again).
    static Set<String> wantedBy(Collection<BrokerCheck> checks) {
        return checks.stream().flatMap(TopicSettings::wantedBy).collect(Collectors.toSet());
    }

    private static Stream<String> wantedBy(BrokerCheck check) {
        return switch (check) {
            case BrokerCheck.TopicCheck topic -> topic.config().isEmpty() ? Stream.empty() : Stream.of(topic.name());
            case BrokerCheck.ConfigCheck config -> Stream.of(config.topic());
            case BrokerCheck.RecordsCheck records -> Stream.of(records.topic());
            case BrokerCheck.GroupCheck _, BrokerCheck.HttpCheck _ -> Stream.empty();
        };
    }

    /// By topic, then by name.
    static Map<String, Map<String, String>> of(Admin admin, List<String> topics, Duration deadline)
            throws BrokerUnreachable {
        if (topics.isEmpty()) return Map.of();
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        try {
            var found = admin.describeConfigs(resources).all().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            var settings = new HashMap<String, Map<String, String>>();
            found.forEach((resource, config) -> settings.put(
                    resource.name(),
                    config.entries().stream()
                            .filter(entry -> entry.value() != null)
                            .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()))));
            return settings;
        } catch (ExecutionException e) {
            throw new BrokerUnreachable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerUnreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnreachable(e);
        }
    }
}
