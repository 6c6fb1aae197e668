package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The labs of all students: a real broker for each who asks for one. Façade of this feature.
///
/// At the start it looks at what is stored and at what runs, and puts both in order: what should run is taken over
/// or started again, what nobody knows is stopped. At the end it stops every broker and leaves the rows as they
/// are, so that the next server brings the same ones back. Thread-safe.
public final class Labs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Labs.class);
    private final LabRuntime runtime;
    private final LabJournal journal;
    private final BrokerLabs course;
    private final DockViews docks;
    private final Map<StudentId, StudentLab> labs = new ConcurrentHashMap<>();
    private volatile boolean hushed;

    /// @param students finds a student of a stored lab
    public Labs(
            Database database,
            ActivityLog log,
            BrokerLabs course,
            LabRuntime runtime,
            Function<StudentId, Optional<Student>> students,
            Clock clock) {
        this.runtime = runtime;
        this.course = course;
        this.journal = new LabJournal(database, log, clock);
        this.docks = new DockViews(journal, course);
        runtime.listen(this::ended);
        reconcile(students);
    }

    private void reconcile(Function<StudentId, Optional<Student>> students) {
        var orphans = new HashSet<>(runtime.running());
        for (var row : journal.all()) {
            var student = students.apply(row.student());
            if (student.isEmpty()) continue;
            boolean runs = orphans.remove(row.lab());
            if (row.state().isWanted() || row.state() == LabState.STOPPING || runs)
                lab(student.get()).resume();
        }
        for (var orphan : orphans) {
            LOG.warn("stopping a lab that nobody knows lab={}", orphan);
            Thread.ofVirtual().start(() -> runtime.stop(orphan));
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

    /// Where the student's clients connect to, once that is known; it stays the same when the lab is stopped and
    /// started.
    public Optional<Endpoint> bootstrap(Student student) {
        var now = lab(student).now();
        return now.open()
                .map(StudentLab.Open::endpoint)
                .or(() -> runtime.reserved(now.row().lab()));
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

    /// The last lines of a lab that failed, for the class's instructor.
    public Optional<Failure> failure(Student student) {
        return lab(student).now().row().failure();
    }

    DockViews docks() {
        return docks;
    }

    StudentLab lab(Student student) {
        return labs.computeIfAbsent(
                student.id(), id -> new StudentLab(student, journal.of(id), runtime, journal, course));
    }

    private void open(Student student, Optional<Slug> step) {
        step.filter(slug -> course.checks(slug).isPresent())
                .ifPresent(slug -> lab(student).open(slug));
    }

    private void ended(LabId lab, Failure failure) {
        labs.values().stream()
                .filter(candidate -> candidate.now().row().lab().equals(lab))
                .forEach(candidate -> candidate.ended(failure));
    }

    /// Ends the live streams of pages; call it before the web server stops, which waits for them.
    public void closeStreams() {
        hushed = true;
        labs.values().forEach(lab -> lab.pulse().beat());
    }

    boolean isHushed() {
        return hushed;
    }

    /// Stops every broker, all at once; each has the runtime's own limit for it.
    @Override
    public void close() {
        closeStreams();
        atOnce(labs.values(), StudentLab::close);
        atOnce(runtime.running(), runtime::stop);
        runtime.close();
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
