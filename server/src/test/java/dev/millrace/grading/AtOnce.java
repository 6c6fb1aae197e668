package dev.millrace.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TinyCourse;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.grader.Grader;
import dev.millrace.grader.Scope;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/// A student's tabs that save and submit at the same moment, on any database. Nothing is judged while this is open.
final class AtOnce implements AutoCloseable {
    private static final Slug LAB = new Slug("double-it");
    private static final String FILE = "DoubleIt.java";
    private static final int TABS = 4;
    private static final int SAVES = 10;
    private static final int SUBMISSIONS = 3;

    private final Database database;
    private final Courses courses;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Identity identity;
    private final Grading grading;
    private final String code;

    AtOnce(Database database, Path content) {
        var clock = Clock.systemUTC();
        this.database = database;
        this.courses = Courses.open(TinyCourse.lay(content));
        this.identity = new Identity(database, (_, _) -> {}, clock);
        this.grading = new Grading(database, courses, new ActivityLog(database, clock), clock, this::noGrader);
        this.code = identity.openClass("course").code();
    }

    private Grader noGrader() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("nothing is judged here");
    }

    void firstSavesWaitForOneAnother() throws Exception {
        for (int round = 0; round < SAVES; round++) {
            var noor = join("Noor " + round);
            var saves =
                    together(tab -> grading.save(noor, LAB, FILE, "// " + tab).orElseThrow());

            assertThat(saves).extracting(SavedFile::version).containsExactlyInAnyOrder(1, 2, 3, 4);
            assertThat(draftsOf(noor)).isEqualTo(1);
        }
    }

    void submissionsAtOnceAreOneBesideTheirAutosave() throws Exception {
        for (int round = 0; round < SUBMISSIONS; round++) {
            var noor = join("Noor " + round);
            var answers = together(tab -> tab == 0
                    ? grading.save(noor, LAB, FILE, "// typed").orElseThrow().file()
                    : grading.submit(noor, LAB, Scope.ALL, Map.of(FILE, "// sent"))
                            .orElseThrow()
                            .value());

            assertThat(answers).hasSize(TABS).contains(FILE);
            assertThat(answers.stream().distinct()).hasSize(2);
            assertThat(draftsOf(noor)).isEqualTo(1);
        }
    }

    private interface Act<T> {
        T in(int tab);
    }

    /// Each tab does it at the same moment as the others; their answers.
    private static <T> List<T> together(Act<T> act) throws Exception {
        var barrier = new CyclicBarrier(TABS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tabs = new ArrayList<Callable<T>>();
            for (int i = 0; i < TABS; i++) {
                int tab = i;
                tabs.add(() -> {
                    barrier.await();
                    return act.in(tab);
                });
            }
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(tabs)) answers.add(answer.get());
            return answers;
        }
    }

    private Student join(String name) {
        return (Student) ((Identity.Entry.Admitted) identity.join(code, name)).viewer();
    }

    private int draftsOf(Student student) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("select count(*) from drafts where student_id = :id")
                        .bind("id", student.id().value())
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public void close() {
        closing.countDown();
        grading.close();
        courses.close();
    }
}
