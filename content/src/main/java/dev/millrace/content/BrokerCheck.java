package dev.millrace.content;

import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.check.Range;
import dev.millrace.content.check.RecordSchema;
import dev.millrace.content.check.Timing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the state of a student's broker, or the answer of a service of theirs, must be. Names of topics and groups are
/// as the author writes them; in a cluster that students share, the judge puts the student's prefix before them.
public sealed interface BrokerCheck {
    /// Unique in its lab; a slug.
    String id();

    String title();

    Timing timing();

    /// The topic exists, with so many partitions, settings like these, and so many records that were removed from its
    /// beginning (by retention or on request).
    record TopicCheck(
            String id,
            String title,
            Timing timing,
            String name,
            Range partitions,
            Range removed,
            Map<String, Condition> config)
            implements BrokerCheck {
        public TopicCheck {
            config = inOrder(config);
        }

        /// Without settings or time.
        public TopicCheck(String id, String title, String name, int partitions) {
            this(id, title, Timing.NONE, name, Range.exactly(partitions), Range.ANY, Map.of());
        }
    }

    /// Of the topic's records those that `where` selects are so many, and meet the demands.
    record RecordsCheck(
            String id,
            String title,
            Timing timing,
            String topic,
            Map<FieldPath, Condition> where,
            Range count,
            Demands demands)
            implements BrokerCheck {
        public RecordsCheck {
            where = inOrder(where);
        }

        /// All records of the topic, without time.
        public RecordsCheck(String id, String title, String topic, long atLeast, boolean keyed, int distinctKeys) {
            this(
                    id,
                    title,
                    Timing.NONE,
                    topic,
                    Map.of(),
                    Range.atLeast(atLeast),
                    Demands.NONE.with(keyed, distinctKeys));
        }
    }

    /// What the selected records must be. Tombstones count and have keys and headers; what is asked of a value is not
    /// asked of them.
    ///
    /// @param distinctKeys so many different keys or more
    /// @param every what holds for a field of each record
    /// @param unique a field that is different in each record
    /// @param orderedBy a field that never falls, in each key on its own
    /// @param tombstones how many records have no value
    record Demands(
            boolean keyed,
            long distinctKeys,
            Map<String, Condition> headers,
            Optional<RecordSchema> schema,
            Map<FieldPath, Condition> every,
            Optional<FieldPath> unique,
            Optional<Distinct> distinct,
            Optional<FieldPath> orderedBy,
            Range tombstones) {
        public static final Demands NONE = new Demands(
                false,
                0,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Range.ANY);

        public Demands {
            headers = inOrder(headers);
            every = inOrder(every);
        }

        public Demands with(boolean nowKeyed, long keys) {
            return new Demands(nowKeyed, keys, headers, schema, every, unique, distinct, orderedBy, tombstones);
        }
    }

    /// So many different values of a field, or more.
    record Distinct(FieldPath field, long atLeast) {}

    /// The consumer group.
    ///
    /// @param lag over all partitions; a group that read nothing yet has none to judge
    /// @param committed by `topic-partition` the committed offset, by topic the sum over its partitions
    /// @param assigned by topic the number of partitions that members were given
    /// @param eachAtLeast so many partitions each member was given, or more
    record GroupCheck(
            String id,
            String title,
            Timing timing,
            String group,
            Range members,
            Range lag,
            Map<String, Range> committed,
            Map<String, Range> assigned,
            long eachAtLeast)
            implements BrokerCheck {
        public GroupCheck {
            committed = inOrder(committed);
            assigned = inOrder(assigned);
        }

        /// So many members or more and so much lag or less, without time.
        public GroupCheck(String id, String title, String group, int members, long lag) {
            this(id, title, Timing.NONE, group, Range.atLeast(members), Range.atMost(lag), Map.of(), Map.of(), 0);
        }
    }

    /// The settings of a topic are these.
    record ConfigCheck(String id, String title, Timing timing, String topic, Map<String, Condition> settings)
            implements BrokerCheck {
        public ConfigCheck {
            settings = inOrder(settings);
        }
    }

    /// A service on the student's own computer answers as it should.
    ///
    /// @param json what holds for fields of the answer, which has to be JSON then
    /// @param contains a text in the answer
    record HttpCheck(
            String id,
            String title,
            Timing timing,
            HttpTarget target,
            int status,
            Map<FieldPath, Condition> json,
            Optional<String> contains)
            implements BrokerCheck {
        public HttpCheck {
            json = inOrder(json);
        }
    }

    private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
