package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.labs.broker.Survey.BrokerUnreachable;
import dev.millrace.labs.callback.Caller;
import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one broker while somebody looks at it or checks are still to pass; holds no client and does nothing
/// otherwise. One virtual thread asks for the broker's state about every second and judges the checks; two more read
/// topics, one what is shown (the newest, see [TopicFeed]), one what is counted (all of it, see [TopicTally]).
/// Thread-safe; close it when the lab stops.
public final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /// How often news are judged and told, however fast they come.
    private static final Duration NEWS = Duration.ofMillis(50);

    private final Clients clients;
    private final Listener listener;
    private final Attention attention = new Attention();
    private final TopicReader<TopicFeed> shown;
    private final TopicReader<TopicTally> counted;
    private final ServiceCalls calls;
    private final TopicBrowser browser;
    private final Thread thread;
    private volatile BrokerState state = BrokerState.NOTHING_YET;
    private volatile Map<String, Long> rates = Map.of();
    private long surveyBegan = System.nanoTime();
    private volatile Map<String, Map<String, String>> settings = Map.of();
    private final Judging judging;

    /// Hears from the watch's own thread; must not block for long.
    public interface Listener {
        /// State, records or the standing of a check changed.
        void changed();

        /// A check passed; it is not judged again. Called once a check.
        void passed(BrokerCheck check);

        /// A check that had passed before was judged once more, and is as it should be.
        default void proved(BrokerCheck check) {}
    }

    /// @param services of the student whose broker it is
    public BrokerWatch(Endpoint endpoint, Caller services, Listener listener) {
        this.clients = new Clients(endpoint, DEADLINE);
        this.listener = listener;
        this.browser = new TopicBrowser(clients);
        var port = endpoint.port();
        this.shown = new TopicReader<>("shown-" + port, clients, TopicFeed::new, attention::news);
        this.judging = new Judging(attention, listener);
        this.calls = new ServiceCalls(services, attention::news);
        var wanted = new TopicTally.Wanted(this::counting, this::isCompacted);
        this.counted =
                new TopicReader<>("counted-" + port, clients, topic -> new TopicTally(topic, wanted), attention::news);
        this.thread = Thread.ofVirtual().name("broker-watch-" + endpoint.port()).start(this::run);
    }

    public Clerk clerk() {
        return new Clerk(clients, attention::changedFromHere);
    }

    /// Reads back in topics.
    public TopicBrowser browser() {
        return browser;
    }

    public BrokerState state() {
        return state;
    }

    /// What the checks that are still to pass last showed.
    public Map<String, CheckState> judged() {
        return judging.standing();
    }

    /// The checks that were asked to be proved again, and what came of it.
    public Map<String, Proof> proofs() {
        return judging.proofs();
    }

    /// Judges a check anew that has passed before, by what the broker holds from now on.
    public void prove(BrokerCheck check) {
        judging.prove(check);
        listener.changed();
    }

    /// The newest records of a topic that is looked at, those that fit; see [Rows].
    public Rows rows(String topic, RecordFilter filter) {
        return shown.sink(topic).map(feed -> feed.rows(filter)).orElse(Rows.NONE);
    }

    /// How many records a second were written to a topic between the last two looks.
    public long rate(String topic) {
        return rates.getOrDefault(topic, 0L);
    }

    /// From now on these checks are to pass, and no others.
    public void judge(List<BrokerCheck> checks) {
        attention.judge(checks);
    }

    private List<RecordsCheck> counting(String topic) {
        var prefix = clients.endpoint().prefix();
        return topic.startsWith(prefix) ? attention.counting(topic.substring(prefix.length())) : List.of();
    }

    private boolean isCompacted(String topic) {
        return settings.getOrDefault(topic, Map.of())
                .getOrDefault("cleanup.policy", "")
                .contains("compact");
    }

    /// The topics that checks name, as far as they exist, by their names on the broker.
    private List<String> existing(Set<String> names) {
        var prefix = clients.endpoint().prefix();
        return names.stream()
                .map(name -> prefix + name)
                .filter(name -> state.topic(name).isPresent())
                .toList();
    }

    /// Somebody looks at the broker and, unless it is empty, at a topic; until the returned view is closed.
    public View view(String topic) {
        attention.look(topic);
        return () -> attention.lookAway(topic);
    }

    /// Somebody opened a page: be up to date for a while, and wait a moment until what is known is news.
    public void glance(String topic, Duration patience) {
        long now = System.nanoTime();
        attention.glance(topic);
        try {
            while (!isUpToDate(topic) && System.nanoTime() < now + patience.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUpToDate(String topic) {
        if (attention.isStale()) return false;
        var known = state.topic(topic);
        var feed = shown.sink(topic);
        return known.isEmpty() || feed.filter(f -> f.hasReached(known.get())).isPresent();
    }

    private void run() {
        while (attention.awaitNeed()) {
            try {
                watch();
            } catch (BrokerUnreachable | KafkaException e) {
                LOG.debug("broker={} does not answer", clients.endpoint(), e);
                if (!isPassing(e)) say("Your broker does not answer at the moment; trying again.");
                attention.rest(Duration.ofSeconds(1));
            } catch (RuntimeException e) {
                LOG.error("watching broker={} failed", clients.endpoint(), e);
                attention.rest(Duration.ofSeconds(5));
            }
        }
    }

    /// What was asked for was deleted while it was asked for.
    private static boolean isPassing(Exception e) {
        return e.getCause() instanceof UnknownTopicOrPartitionException
                || e.getCause() instanceof GroupIdNotFoundException;
    }

    private void say(String problem) {
        state = state.unreachable(problem);
        listener.changed();
    }

    /// Works with one client for as long as there is need.
    private void watch() throws BrokerUnreachable {
        try (var admin = clients.admin()) {
            while (attention.isNeeded()) {
                survey(admin);
                tellNewsUntilTheNextSurvey();
            }
        } finally {
            shown.follow(Set.of(), state);
            counted.follow(Set.of(), state);
            calls.follow(Set.of());
        }
    }

    private void survey(Admin admin) throws BrokerUnreachable {
        long begun = System.nanoTime();
        var before = state;
        var ratesBefore = rates;
        state = new Survey(admin, DEADLINE, clients.endpoint().prefix()).take();
        rates = rates(before, begun - surveyBegan);
        surveyBegan = begun;
        attention.surveyed(begun);
        shown.follow(attention.viewedTopics(), state);
        settings = TopicSettings.of(admin, existing(TopicSettings.wantedBy(attention.judged())), DEADLINE);
        counted.follow(existing(attention.countedTopics()), state);
        calls.follow(attention.calledTargets());
        boolean moved = judgeAll();
        if (moved || !state.equals(before) || !rates.equals(ratesBefore)) listener.changed();
    }

    private Map<String, Long> rates(BrokerState before, long nanos) {
        var found = new HashMap<String, Long>();
        for (var topic : state.topics()) {
            var known = before.topic(topic.name()).filter(t -> t.id().equals(topic.id()));
            long more = known.map(t -> topic.end() - t.end()).orElse(0L);
            if (more > 0) found.put(topic.name(), Math.max(1, more * TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos)));
        }
        return Map.copyOf(found);
    }

    private void tellNewsUntilTheNextSurvey() {
        long next = System.nanoTime() + attention.pace().toNanos();
        while (attention.awaitNews(next)) {
            judgeAll();
            listener.changed();
            attention.rest(NEWS);
        }
    }

    private boolean judgeAll() {
        var known = new CheckJudge.Known(clients.endpoint().prefix(), state, settings, this::count, calls::answer);
        return judging.judge(known, surveyBegan);
    }

    private Optional<TopicTally.Count> count(RecordsCheck check, BrokerState.Topic topic) {
        return counted.sink(topic.name()).flatMap(tally -> tally.count(check, topic));
    }

    /// Ends the watch; returns when its thread is done or after a moment.
    @Override
    public void close() {
        attention.close();
        try {
            thread.join(DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shown.close();
        counted.close();
        calls.close();
    }

    /// A look at the broker that lasts until it is closed.
    public interface View extends AutoCloseable {
        @Override
        void close();
    }

    /// The newest records of a topic, oldest first.
    ///
    /// @param feed changes when the numbers begin anew (a topic made again, a broker started again)
    /// @param arrived how many came since the feed began, whether they were looked at or passed over
    public record Rows(String feed, List<SeenRecord> newest, long arrived) {
        static final Rows NONE = new Rows("", List.of(), 0);

        public Rows {
            newest = List.copyOf(newest);
        }

        /// What came after a number, newest first; everything for a reader of another feed.
        public List<SeenRecord> after(@Nullable String knownFeed, long number) {
            return newest.reversed().stream()
                    .filter(row -> !feed.equals(knownFeed) || row.number() > number)
                    .toList();
        }
    }
}
