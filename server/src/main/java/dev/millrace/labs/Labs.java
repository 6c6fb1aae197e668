package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.broker.BrokerState;
import dev.millrace.labs.callback.CallRules;
import dev.millrace.labs.callback.Callbacks;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The labs of all students: a real broker for each who asks for one. Façade of this feature.
///
/// At the start it looks at what is stored and at what runs, and puts both in order: what should run is taken over
/// or started again, what nobody knows is stopped. At the end it stops every broker and leaves the rows as they
/// are, so that the next server brings the same ones back. Thread-safe.
///
/// Longer than a file should be: what other features call is small and stands together.
public final class Labs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Labs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LabRuntime runtime;
    private final LabJournal journal;
    private final Roster roster;
    private final DockViews docks;
    private final Reach reach = new Reach();
    private final Pool pool;
    private final Means means;
    private final ClassLabs ofClass;
    private final List<Thread> watchers = new ArrayList<>();
    private final Map<StudentId, StudentLab> labs = new ConcurrentHashMap<>();
    private volatile boolean hushed;

    public Labs(
            Database database,
            ActivityLog log,
            BrokerLabs course,
            Preparation preparation,
            LabRuntime runtime,
            CallRules rules,
            Roster roster,
            Keeping keeping,
            Clock clock) {
        this.runtime = runtime;
        this.roster = roster;
        this.journal = new LabJournal(database, log, clock);
        var callbacks = new Callbacks(rules);
        this.docks = new DockViews(journal, course, callbacks);
        var free = new FreeMemory();
        var size = new PoolSize(keeping.pool(), runtime.traits(), this::unserved, free);
        this.pool = new Pool(runtime, journal, size, this::isQuiet);
        this.means = new Means(runtime, journal, course, pool, reach, preparation, callbacks);
        this.ofClass = new ClassLabs(this::lab, journal, size, pool, free);
        runtime.listen(new Hearing());
        reconcileOrRetry();
        watch(new Recovery(reach, this::reconcile, this::beat, journal::now));
        if (runtime.traits().brokerEach()) watch(new IdleLabs(labs::values, keeping.idle(), journal::now, reach));
        pool.fill();
    }

    private void watch(Runnable watcher) {
        watchers.add(Thread.ofVirtual()
                .name("labs-" + watcher.getClass().getSimpleName())
                .start(watcher));
    }

    private void reconcileOrRetry() {
        try {
            reconcile();
        } catch (RuntimeUnreachable e) {
            reach.lose(journal.now(), String.valueOf(e.getMessage()));
        }
    }

    /// Puts rows and brokers in order, in both directions.
    private void reconcile() {
        var running = runtime.running();
        pool.takeOver(running);
        var orphans = new HashSet<>(running);
        orphans.removeIf(pool::knows);
        orphans.removeAll(journal.pool());
        for (var row : journal.all()) {
            var student = roster.student(row.student());
            if (student.isEmpty()) continue;
            boolean runs = orphans.remove(row.lab());
            if (runs || !row.state().isSettled() || row.state() == LabState.READY)
                lab(student.get()).resume(runs);
        }
        for (var orphan : orphans) {
            LOG.warn("stopping a lab that nobody knows lab={}", orphan);
            Thread.ofVirtual().start(() -> runtime.stop(orphan));
        }
    }

    /// Students of the class who have no broker yet.
    private int unserved() {
        var without = new HashSet<>(roster.joined());
        journal.all().stream().filter(LabRow::used).map(LabRow::student).forEach(without::remove);
        return without.size();
    }

    /// Whether no student waits for a broker.
    private boolean isQuiet() {
        return reach.lost().isEmpty()
                && labs.values().stream().map(lab -> lab.now().row().state()).allMatch(LabState::isSettled);
    }

    private final class Hearing implements LabRuntime.Listener {
        @Override
        public void ended(LabId lab, Failure failure) {
            if (pool.ended(lab)) return;
            labs.values().stream()
                    .filter(candidate -> candidate.now().row().lab().equals(lab))
                    .forEach(candidate -> candidate.ended(failure));
        }

        @Override
        public void unreachable(String sentence) {
            reach.lose(journal.now(), sentence);
        }

        @Override
        public void reachable() {
            reach.nudge();
        }
    }

    /// Which runtime is in use, for the start-up message.
    public String runtimeName() {
        return runtime.name();
    }

    /// How many brokers answer now.
    public long ready() {
        return labs.values().stream()
                .filter(lab -> lab.now().row().state() == LabState.READY)
                .count();
    }

    /// Asks for the student's broker; one that runs or is being started stays as it is. Returns at once.
    public void start(Student student, Optional<Slug> step) {
        open(student, step);
        lab(student).start();
    }

    /// Stops the student's broker and keeps what it holds. Returns at once.
    public void stop(Student student) {
        lab(student).stop();
    }

    /// Stops the student's broker, if there is one, and forgets what it holds; nobody will want it again. Returns at
    /// once.
    public void discard(Student student) {
        lab(student).discard();
    }

    /// Puts the student's broker to what the lab holds at its beginning, or at a checkpoint; what it holds now is
    /// forgotten. Returns at once.
    public void reset(Student student, Optional<Slug> step, Optional<String> checkpoint) {
        open(student, step);
        lab(student).reset(step.flatMap(lab -> checkpoint.map(id -> new ResetPoint(lab, id))));
    }

    /// The labs of a class together.
    public ClassLabs ofClass() {
        return ofClass;
    }

    /// How many brokers wait for students.
    public int waiting() {
        return pool.waiting();
    }

    /// Where the student's clients connect to, from their first start on; it stays the same when the lab is stopped,
    /// started or reset.
    public Optional<Endpoint> bootstrap(Student student) {
        return lab(student).address();
    }

    /// A student's broker that answers.
    ///
    /// @param since when it became ready; another time means that it was started or reset in between
    public record Running(Endpoint endpoint, Instant since) {}

    /// The student's broker while it answers.
    public Optional<Running> running(Student student) {
        var now = lab(student).now();
        return now.open().map(open -> new Running(open.endpoint(), now.row().since()));
    }

    /// Where the student's lab stands.
    public LabStanding standing(Student student) {
        return LabStanding.of(lab(student).now());
    }

    /// Judges a check of a lab anew that the student has passed; what comes of it is shown, the pass stays. False where
    /// the broker does not run, or there is no such pass.
    public boolean prove(Student student, Slug step, String check) {
        open(student, Optional.of(step));
        return lab(student).prove(step, check);
    }

    /// What the page of `step` shows of the student's lab: state, checks, topics, records. Counts as looking at it.
    ///
    /// @param step the broker lab of the page, if it is one
    /// @param topic the topic to show; without one the first that fits
    public LabDock dock(Student student, Optional<Slug> step, Optional<String> topic) {
        return dock(student, step, RecordQuery.of(topic));
    }

    /// The same with a selection of records: a place in a topic, or what fits a filter.
    public LabDock dock(Student student, Optional<Slug> step, RecordQuery query) {
        open(student, step);
        return docks.fresh(lab(student), bootstrap(student), step, query);
    }

    /// The same as it is known now, without waiting for the broker.
    LabDock now(Student student, Optional<Slug> step, RecordQuery query) {
        return docks.now(lab(student), bootstrap(student), step, query);
    }

    /// The topics of a student's broker as they were when it was last asked; does not count as using it.
    public List<BrokerState.Topic> topics(Student student) {
        return now(student, Optional.empty(), RecordQuery.NOTHING).topics();
    }

    /// The last lines of a lab that failed, for the class's instructor.
    public Optional<Failure> failure(Student student) {
        return lab(student).now().row().failure();
    }

    /// Calls to students' own services.
    Callbacks callbacks() {
        return means.callbacks();
    }

    DockViews docks() {
        return docks;
    }

    StudentLab lab(Student student) {
        return labs.computeIfAbsent(student.id(), id -> new StudentLab(student, journal.of(id), means));
    }

    private void open(Student student, Optional<Slug> step) {
        step.filter(slug -> means.course().checks(slug).isPresent())
                .ifPresent(slug -> lab(student).open(slug));
    }

    /// Ends the live streams of pages; call it before the web server stops, which waits for them.
    public void closeStreams() {
        hushed = true;
        beat();
    }

    private void beat() {
        labs.values().forEach(lab -> lab.pulse().beat());
    }

    boolean isHushed() {
        return hushed;
    }

    /// Stops every broker, all at once; each has the runtime's own limit for it.
    @Override
    public void close() {
        closeStreams();
        reach.close();
        atOnce(watchers, Labs::end);
        atOnce(labs.values(), StudentLab::close);
        try {
            pool.close();
            atOnce(runtime.running(), runtime::stop);
        } catch (RuntimeUnreachable e) {
            LOG.warn("labs are left as they are: {}", e.getMessage());
        }
        runtime.close();
        means.callbacks().close();
    }

    private static void end(Thread watcher) {
        try {
            if (!watcher.join(PATIENCE)) LOG.warn("{} does not end", watcher.getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void atOnce(Collection<T> all, Consumer<T> action) {
        var threads = all.stream()
                .map(each -> Thread.ofVirtual().start(() -> action.accept(each)))
                .toList();
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
