package dev.millrace.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityLogTest {
    private Database database;
    private ActivityLog log;
    private Student noor;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(data, Optional.empty());
        log = new ActivityLog(database, Clock.systemUTC());
        var identity = new Identity(database, (_, _) -> {}, Clock.systemUTC());
        var joined = identity.join(identity.openClass("course").code(), "Noor");
        noor = (Student) ((Identity.Entry.Admitted) joined).viewer();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsAppendedIsReadBackInOrder() {
        log.append(Activity.by(noor, Activity.Kind.OPENED).at("time-and-windows"));
        log.append(Activity.by(noor, Activity.Kind.READ).at("time-and-windows"));

        assertThat(log.ofStudent(noor.id()))
                .extracting(Activity::kind)
                .containsExactly(Activity.Kind.OPENED, Activity.Kind.READ);
        assertThat(log.ofClass(
                        noor.classId(), log.ofStudent(noor.id()).getFirst().id()))
                .hasSize(1);
    }

    @Test
    void anEntryOfARolledBackChangeIsNeitherStoredNorTold() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Activity>();
        try (var _ = log.subscribe(noor.classId(), heard::add)) {
            assertThatThrownBy(() -> database.jdbi().useTransaction(h -> {
                        log.append(h, Activity.by(noor, Activity.Kind.OPENED).at("lost"));
                        throw new IllegalStateException("the change fails");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            log.append(Activity.by(noor, Activity.Kind.OPENED).at("kept"));

            var first = heard.poll(5, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.step()).contains("kept");
        }
        assertThat(log.ofStudent(noor.id())).hasSize(1);
    }

    @Test
    void everythingSurvivesClosingTheDatabase(@TempDir Path data) {
        try (var first = Database.open(data, Optional.empty())) {
            var identity = new Identity(first, (_, _) -> {}, Clock.systemUTC());
            identity.openClass("course");
        }
        try (var second = Database.open(data, Optional.empty())) {
            var students = second.jdbi()
                    .withHandle(h -> h.createQuery("select count(*) from classes")
                            .mapTo(Integer.class)
                            .one());
            assertThat(students).isEqualTo(1);
        }
    }
}
