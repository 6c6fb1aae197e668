package dev.millrace.labs;

import dev.millrace.identity.Student;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The labs of a class, for its instructor: what everybody's cost, and one wish for all of them. Thread-safe.
public final class ClassLabs {
    /// Half a day of a course.
    public static final Duration KEPT = Duration.ofHours(4);

    private final Function<Student, StudentLab> labs;
    private final LabJournal journal;
    private final PoolSize size;
    private final Pool pool;
    private final LongSupplier free;

    ClassLabs(Function<Student, StudentLab> labs, LabJournal journal, PoolSize size, Pool pool, LongSupplier free) {
        this.labs = labs;
        this.journal = journal;
        this.size = size;
        this.pool = pool;
        this.free = free;
    }

    /// What starting everybody's lab takes.
    ///
    /// @param students of the class
    /// @param running labs that run or are being started
    /// @param waiting brokers of the pool, whose memory is taken already
    /// @param each bytes a lab, 0 where labs take no memory of this machine
    /// @param free bytes of memory that are free for labs
    public record Cost(int students, int running, int waiting, long each, long free) {
        /// Labs that are still to be started.
        public int missing() {
            return students - running;
        }

        /// Bytes that those take beyond what is taken.
        public long needed() {
            return Math.max(0, missing() - waiting) * each;
        }

        /// How many of those that are missing can be started.
        public int fitting() {
            return each == 0 ? missing() : (int) Math.min(missing(), waiting + free / each);
        }

        public boolean fits() {
            return fitting() == missing();
        }
    }

    public LabStanding standing(Student student) {
        return LabStanding.of(labs.apply(student).now());
    }

    public Cost cost(List<Student> students) {
        int running = (int) students.stream().filter(this::runs).count();
        int waiting = Math.min(pool.waiting(), students.size() - running);
        return new Cost(students.size(), running, waiting, size.traits().memoryEach(), free.getAsLong());
    }

    private boolean runs(Student student) {
        return labs.apply(student).now().row().state().isWanted();
    }

    /// Starts as many as fit, in the order given; returns how many that are.
    public int startAll(List<Student> students) {
        var begun = students.stream()
                .filter(student -> !runs(student))
                .limit(cost(students).fitting())
                .toList();
        begun.forEach(student -> labs.apply(student).startForThem());
        return begun.size();
    }

    /// None of the labs that run is put to sleep for the next hours; returns how many those are.
    public int keepAll(List<Student> students) {
        var until = journal.now().plus(KEPT);
        var running = students.stream().filter(this::runs).map(labs).toList();
        running.forEach(lab -> lab.keep(until));
        return running.size();
    }

    /// Stops what runs or sleeps; returns how many that are.
    public int stopAll(List<Student> students) {
        var stopped = students.stream().map(labs).filter(ClassLabs::stoppable).toList();
        stopped.forEach(StudentLab::stop);
        return stopped.size();
    }

    private static boolean stoppable(StudentLab lab) {
        var state = lab.now().row().state();
        return state.isWanted() || state == LabState.IDLE || state == LabState.DOZING;
    }
}
