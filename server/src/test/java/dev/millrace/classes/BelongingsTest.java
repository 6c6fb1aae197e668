package dev.millrace.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.StudentBelongings;
import dev.millrace.identity.Belongings;
import dev.millrace.identity.Roll;
import dev.millrace.identity.Roll.Act;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the features say belongs to a student is all that the database has of them; `RollOnPostgresIT` runs the same on
/// PostgreSQL.
class BelongingsTest {
    @TempDir
    Path data;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(data, Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void mergingKeepsEverythingOnce() {
        mergingKeepsEverythingOnce(People.in(database));
    }

    @Test
    void everyColumnThatNamesAStudentIsLookedAt() {
        everyColumnThatNamesAStudentIsLookedAt(database);
    }

    @Test
    void aFeatureThatIsForgottenIsNoticed() {
        var people = People.in(database);
        for (var forgotten : StudentBelongings.ofEveryFeature()) {
            var name = forgotten.getClass().getSimpleName();
            var kept = people.join("Noor");
            var other = people.join("noor");
            database.jdbi().useHandle(h -> EverythingOf.fill(h, other, name));

            without(forgotten, people).merge(people.marit(), kept, other);

            List<String> left = database.jdbi().withHandle(h -> leftOf(h, other));
            assertThat(left).as(name).isNotEmpty();
        }
    }

    private static Roll without(Belongings forgotten, People people) {
        var others = new ArrayList<>(StudentBelongings.ofEveryFeature());
        assertThat(others.removeIf(each -> each.getClass().equals(forgotten.getClass())))
                .isTrue();
        return new Roll(people.database(), people.identity(), others, (_, _) -> {}, Clock.systemUTC());
    }

    static void mergingKeepsEverythingOnce(People people) {
        var kept = people.join("Noor");
        var other = people.join("noor");
        var database = people.database();
        database.jdbi().useHandle(h -> {
            var tables = tables(h);
            EverythingOf.fill(h, kept, "own");
            EverythingOf.fill(h, other, "theirs");
            EverythingOf.fillShared(h, kept);
            EverythingOf.fillShared(h, other);
            // a table that is new here is to be thought of in some Belongings, and filled
            assertThat(tables)
                    .allSatisfy(table ->
                            assertThat(count(h, table, other)).as(table).isPositive());
        });

        assertThat(people.roll().merge(people.marit(), kept, other)).isInstanceOf(Act.Done.class);

        database.jdbi().useHandle(h -> {
            assertThat(leftOf(h, other)).isEmpty();
            for (var table : tables(h)) {
                if (table.equals("labs")) continue;
                assertThat(count(h, table, kept)).as(table).isEqualTo(EverythingOf.expected(table));
            }
            assertThat(h.createQuery("select attempt from submissions order by submitted_at, id")
                            .mapTo(Integer.class)
                            .list())
                    .containsExactly(1, 2);
        });
        assertThat(people.log().ofClass(people.classId(), 0).getLast().kind()).isEqualTo(Activity.Kind.ROSTER_CHANGED);
    }

    /// Foreign keys to students, as the database knows them.
    static void everyColumnThatNamesAStudentIsLookedAt(Database database) {
        List<String> columns = database.jdbi()
                .withHandle(h -> h.createQuery("""
                        select lower(k.table_name) || '.' || lower(k.column_name)
                        from information_schema.key_column_usage k
                        join information_schema.referential_constraints r
                          on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
                        join information_schema.table_constraints t
                          on t.constraint_schema = r.unique_constraint_schema
                          and t.constraint_name = r.unique_constraint_name
                        where lower(t.table_name) = 'students'""").mapTo(String.class).list());
        assertThat(columns).contains("students.merged_into", "drafts.student_id");
        assertThat(columns)
                .filteredOn(column -> !column.equals("students.merged_into"))
                .allMatch(column -> column.endsWith(".student_id"));
    }

    /// The tables that still have rows of a student; but for the lab, which is stopped and cleared away later.
    private static List<String> leftOf(Handle h, Student student) {
        return tables(h).stream()
                .filter(table -> !table.equals("labs") && count(h, table, student) > 0)
                .toList();
    }

    /// Every table that has students in it.
    private static List<String> tables(Handle h) {
        return h.createQuery(
                        "select lower(table_name) from information_schema.columns where lower(column_name) = 'student_id'")
                .mapTo(String.class)
                .list();
    }

    private static int count(Handle h, String table, Student student) {
        return h.createQuery("select count(*) from " + table + " where student_id = :id")
                .bind("id", student.id().value())
                .mapTo(Integer.class)
                .one();
    }
}
