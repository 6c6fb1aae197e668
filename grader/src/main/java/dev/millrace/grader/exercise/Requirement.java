package dev.millrace.grader.exercise;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a lab demands of the topology itself, whatever records come out.
///
/// @param wanted whether the topology must have the feature; otherwise it must not
/// @param title what a student reads as the name of the check
public record Requirement(boolean wanted, Feature feature, String title) {

    /// A requirement with the title that follows from it.
    public static Requirement of(boolean wanted, Feature feature) {
        var words = feature.words();
        return new Requirement(
                wanted, feature, wanted ? "The topology has " + words : "The topology does without " + words);
    }

    /// The id of the check, `no-repartition`, `grace`, `store-totals`.
    public String id() {
        return wanted ? feature.id() : "no-" + feature.id();
    }

    /// Something that a topology has or has not.
    public sealed interface Feature {
        /// Part of the id of a check.
        String id();

        /// In a student's words, after "has".
        String words();

        /// What a lab names by a word.
        enum Plain implements Feature {
            REPARTITION("repartition", "a repartition topic"),
            GLOBAL_TABLE("global-table", "a global table"),
            STORE("store", "a state store"),
            GRACE("grace", "a window with a grace period");

            private final String id;
            private final String words;

            Plain(String id, String words) {
                this.id = id;
                this.words = words;
            }

            @Override
            public String id() {
                return id;
            }

            @Override
            public String words() {
                return words;
            }
        }

        /// A window with a grace period of just this length.
        record Grace(Duration length) implements Feature {
            @Override
            public String id() {
                return "grace-" + length.toString().toLowerCase(Locale.ROOT);
            }

            @Override
            public String words() {
                return "a window with a grace period of " + length;
            }
        }

        /// A state store of this name.
        record Store(String name) implements Feature {
            @Override
            public String id() {
                return "store-" + name;
            }

            @Override
            public String words() {
                return "a state store named `" + name + "`";
            }
        }

        /// A node of this name, as `Named.as` gives it.
        record Node(String name) implements Feature {
            @Override
            public String id() {
                return "node-" + name;
            }

            @Override
            public String words() {
                return "an operator named `" + name + "`";
            }
        }

        /// An operator of Kafka Streams.
        ///
        /// @param name one of [#OPERATORS]
        record Operator(String name) implements Feature {
            /// The operators that can be told apart once a topology is built. `count` is an aggregate there,
            /// `selectKey` a map, `filterNot` a filter, and over windows `reduce` is an aggregate too.
            public static final List<String> OPERATORS = List.of(
                    "aggregate",
                    "filter",
                    "flat-map",
                    "flat-map-values",
                    "foreach",
                    "join",
                    "map",
                    "map-values",
                    "peek",
                    "process",
                    "reduce",
                    "suppress");

            public Operator {
                if (!OPERATORS.contains(name)) {
                    throw new IllegalArgumentException(
                            "`" + name + "` is not an operator; there are " + String.join(", ", OPERATORS));
                }
            }

            @Override
            public String id() {
                return name;
            }

            @Override
            public String words() {
                return "the operator `" + name + "`";
            }
        }

        /// The feature that a lab names by a word alone: one of [Plain] or an operator.
        static Optional<Feature> named(String word) {
            for (var plain : Plain.values()) {
                if (plain.id().equals(word)) {
                    return Optional.of(plain);
                }
            }
            return Operator.OPERATORS.contains(word) ? Optional.of(new Operator(word)) : Optional.empty();
        }
    }
}
