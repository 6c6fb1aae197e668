package dev.millrace.grader.exercise;

import dev.millrace.grader.contract.Contracts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A coding exercise as the grader needs it: the contract (topics, entry class, limits) and the cases that prove it.
///
/// @param lab slug of the lab, for messages and JSON only
/// @param entry simple name of the class with `static Topology topology()`
/// @param tolerance largest difference between two numbers that still counts as equal; 0 compares by value
/// @param contracts the schemas that the topics' types name
/// @param topology what is demanded of the topology itself
public record Exercise(
        String lab,
        String entry,
        Limits limits,
        List<TopicSpec> topics,
        List<Case> cases,
        BigDecimal tolerance,
        Contracts contracts,
        List<Requirement> topology) {
    /// An exercise without contracts that demands nothing of the topology.
    public Exercise(
            String lab, String entry, Limits limits, List<TopicSpec> topics, List<Case> cases, BigDecimal tolerance) {
        this(lab, entry, limits, topics, cases, tolerance, Contracts.NONE, List.of());
    }

    public Exercise {
        topology = List.copyOf(topology);
        topics = List.copyOf(topics);
        cases = List.copyOf(cases);
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance is negative: " + tolerance);
        }
    }

    public Optional<TopicSpec> topic(String name) {
        return topics.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /// The topics that the submission writes and the grader compares.
    public List<TopicSpec> outputs() {
        return topics.stream().filter(t -> t.role() == TopicSpec.Role.OUT).toList();
    }
}
