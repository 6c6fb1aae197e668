package dev.millrace.bench;

import dev.millrace.LabRuntimes;
import dev.millrace.Settings;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.Keeping;
import dev.millrace.labs.LabStanding;
import dev.millrace.labs.Labs;
import dev.millrace.labs.Preparation;
import dev.millrace.labs.Roster;
import dev.millrace.labs.callback.CallRules;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// From a student's wish to a broker that answers, on the runtime that the settings name: first start, reset, waking,
/// first start from the pool, and a class that comes together; then what a lab takes while nobody uses it. Everything
/// goes through the labs as a server has them, database included.
public final class LabBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SHORT_SLEEP = Duration.ofSeconds(2);

    private final Settings settings;
    /// Those who take part now; the brokers of others stay stopped.
    private final Set<StudentId> joined = ConcurrentHashMap.newKeySet();
    private final List<Figures> figures = new ArrayList<>();
    private final Map<String, Double> rates = new LinkedHashMap<>();

    public LabBench(Settings settings) {
        this.settings = settings;
    }

    /// Measures; takes some minutes.
    ///
    /// @param labs how many students come one after the other
    /// @param together how many come at once
    public Report run(int labs, int together) throws InterruptedException {
        var machine = Machine.here();
        var runtime = "";
        try (var database = Database.open(settings.data(), settings.databaseUrl())) {
            var identity = new Identity(database, (_, _) -> {}, Clock.systemUTC());
            try (var open = open(database, identity, Keeping.usual().withPool(0))) {
                runtime = open.runtimeName();
                oneByOne(open, join(identity, "one", labs));
            }
            try (var open = open(
                    database,
                    identity,
                    new Keeping(SHORT_SLEEP, Keeping.usual().withPool(0).pool()))) {
                waking(open, identity);
            }
            joined.clear();
            try (var open = open(database, identity, Keeping.usual().withPool(labs))) {
                pooled(open, join(identity, "pool", labs));
            }
            joined.clear();
            try (var open = open(database, identity, Keeping.usual().withPool(0))) {
                together(open, join(identity, "class", together));
                rates.putAll(new IdleCost(settings.data(), runtime.equals("docker")).measure(together));
            }
        }
        return new Report("labs, " + runtime, machine, figures, rates);
    }

    private Labs open(Database database, Identity identity, Keeping keeping) {
        var roster = new Roster() {
            @Override
            public Optional<Student> student(StudentId id) {
                return joined.contains(id) ? identity.student(id) : Optional.empty();
            }

            @Override
            public Set<StudentId> joined() {
                return Set.copyOf(joined);
            }
        };
        var log = new ActivityLog(database, Clock.systemUTC());
        var runtime = LabRuntimes.open(settings, lab -> identity.secrets().sign("lab", lab));
        return new Labs(
                database,
                log,
                _ -> Optional.empty(),
                Preparation.NONE,
                runtime,
                CallRules.OFF,
                roster,
                keeping,
                Clock.systemUTC());
    }

    private List<Student> join(Identity identity, String name, int count) {
        var code = identity.openClass(Settings.COURSE).code();
        var students = new ArrayList<Student>();
        for (int i = 0; i < count; i++) {
            var student = (Student) ((Identity.Entry.Admitted) identity.join(code, name + " " + i)).viewer();
            joined.add(student.id());
            students.add(student);
        }
        return students;
    }

    private void oneByOne(Labs labs, List<Student> students) throws InterruptedException {
        var cold = new ArrayList<Long>();
        var reset = new ArrayList<Long>();
        var again = new ArrayList<Long>();
        for (var student : students) {
            cold.add(untilReady(labs, student, () -> labs.start(student, Optional.empty())));
            reset.add(untilReady(labs, student, () -> labs.reset(student, Optional.empty(), Optional.empty())));
            labs.stop(student);
            await(() -> standing(labs, student) == LabStanding.STOPPED);
            again.add(untilReady(labs, student, () -> labs.start(student, Optional.empty())));
        }
        figures.add(Figures.of("cold: first start, empty", cold));
        figures.add(Figures.of("started again with what it held", again));
        figures.add(Figures.of("reset to the beginning", reset));
    }

    private void waking(Labs labs, Identity identity) throws InterruptedException {
        var woken = new ArrayList<Long>();
        var students =
                joined.stream().flatMap(id -> identity.student(id).stream()).toList();
        await(() -> students.stream().allMatch(s -> standing(labs, s) == LabStanding.IDLE));
        for (var student : students) {
            woken.add(untilReady(labs, student, () -> labs.start(student, Optional.empty())));
            labs.stop(student);
        }
        figures.add(Figures.of("resumed: asleep to ready", woken));
    }

    private void pooled(Labs labs, List<Student> students) throws InterruptedException {
        await(() -> labs.waiting() == students.size());
        var pooled = new ArrayList<Long>();
        for (var student : students) {
            pooled.add(untilReady(labs, student, () -> labs.start(student, Optional.empty())));
        }
        figures.add(Figures.of("pooled: first start", pooled));
    }

    private void together(Labs labs, List<Student> students) throws InterruptedException {
        var ready = new ConcurrentHashMap<StudentId, Long>();
        long begun = System.nanoTime();
        students.forEach(student -> labs.start(student, Optional.empty()));
        await(() -> {
            for (var student : students) {
                if (isReady(labs, student)) ready.putIfAbsent(student.id(), System.nanoTime() - begun);
            }
            return ready.size() == students.size();
        });
        figures.add(Figures.of(students.size() + " at once, no pool", ready.values()));
    }

    /// A wish has moved the lab out of READY when it returns.
    private static long untilReady(Labs labs, Student student, Runnable wish) throws InterruptedException {
        long begun = System.nanoTime();
        wish.run();
        await(() -> isReady(labs, student));
        return System.nanoTime() - begun;
    }

    private static boolean isReady(Labs labs, Student student) {
        return standing(labs, student) == LabStanding.READY;
    }

    /// @throws IllegalStateException for a lab that failed: no figure is worth waiting for after that
    private static LabStanding standing(Labs labs, Student student) {
        var standing = labs.ofClass().standing(student);
        if (standing == LabStanding.FAILED || standing == LabStanding.UNREACHABLE)
            throw new IllegalStateException("a lab did not start: " + labs.failure(student));
        return standing;
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) throw new IllegalStateException("not in " + PATIENCE);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
