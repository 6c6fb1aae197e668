package dev.millrace.grader.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.jspecify.annotations.Nullable;

/// What a topology reads: names, and patterns of names.
record SourceTopics(Set<String> names, List<Pattern> patterns) {
    static SourceTopics of(Topology topology) {
        var sources = new SourceTopics(new TreeSet<>(), new ArrayList<>());
        var description = topology.describe();
        description
                .subtopologies()
                .forEach(part -> part.nodes().forEach(node -> {
                    if (node instanceof Source source) {
                        sources.add(source);
                    }
                }));
        description.globalStores().forEach(store -> sources.add(store.source()));
        return sources;
    }

    boolean read(String topic) {
        return names.contains(topic)
                || patterns.stream().anyMatch(p -> p.matcher(topic).matches());
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }

    private void add(Source source) {
        addNames(source.topicSet());
        addPattern(source.topicPattern());
    }

    private void addNames(@Nullable Set<String> topics) {
        if (topics != null) {
            names.addAll(topics);
        }
    }

    private void addPattern(@Nullable Pattern pattern) {
        if (pattern != null) {
            patterns.add(pattern);
        }
    }
}
