package dev.millrace.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Channel;
import dev.millrace.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The append-only log of what everybody did; the source of truth for progress. An entry is written in the transaction
/// of the change that it tells of, and subscribers hear of it after the commit, on every server that shares the
/// database. Thread-safe.
public final class ActivityLog {
    private static final String SELECT = "select id, class_id, student_id, at, kind, step, payload from activity ";

    private final Database database;
    private final Clock clock;
    private final ActivityFeed feed = new ActivityFeed();
    /// Where several servers share the database, every one hears of everything by it, its own too.
    private final Optional<Channel> others;
    private final ObjectMapper json = new ObjectMapper();

    public ActivityLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.others = database.channel("activity", new Channel.Listener() {
            @Override
            public void heard(List<String> messages) {
                withIds(messages.stream().map(Long::valueOf).toList()).forEach(feed::publish);
            }

            @Override
            public void missed() {
                feed.everybodyReadsAgain();
            }
        });
    }

    /// Appends within the caller's transaction. Whose it is and in which class, the student's row says, not the draft:
    /// what began before a student was moved or merged, as a lab that runs, ends as theirs.
    public void append(Handle h, Activity.Draft draft) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var written = h.createUpdate("""
                        insert into activity (class_id, student_id, at, kind, step, payload)
                        values (coalesce((select s.class_id from students s where s.id = :student), :class),
                          coalesce((select s.merged_into from students s where s.id = :student), :student),
                          :at, :kind, :step, :payload)""")
                .bind("class", draft.classId().value())
                .bind("student", draft.studentId().map(StudentId::value).orElse(null))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("kind", draft.kind().stored())
                .bind("step", draft.step().orElse(null))
                .bind("payload", draft.payload().toString())
                .executeAndReturnGeneratedKeys("id", "class_id", "student_id")
                .map((rs, _) -> new Activity(
                        rs.getLong("id"),
                        new ClassId(rs.getString("class_id")),
                        Optional.ofNullable(rs.getString("student_id")).map(StudentId::new),
                        at,
                        draft.kind(),
                        draft.step(),
                        draft.payload()))
                .one();
        if (others.isPresent()) {
            others.get().tell(h, Long.toString(written.id()));
            return;
        }
        h.afterCommit(() -> feed.publish(written));
    }

    /// Appends in a transaction of its own, for a fact that changes nothing else.
    public void append(Activity.Draft draft) {
        database.jdbi().useTransaction(h -> append(h, draft));
    }

    /// Everything of a class after position `after` (0 for all), oldest first.
    public List<Activity> ofClass(ClassId classId, long after) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + "where class_id = :class and id > :after order by id")
                        .bind("class", classId.value())
                        .bind("after", after)
                        .map((rs, _) -> activity(rs))
                        .list());
    }

    private List<Activity> withIds(List<Long> ids) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + "where id in (<ids>) order by id")
                        .bindList("ids", ids)
                        .map((rs, _) -> activity(rs))
                        .list());
    }

    /// Everything of one student, oldest first.
    public List<Activity> ofStudent(StudentId studentId) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + "where student_id = :student order by id")
                        .bind("student", studentId.value())
                        .map((rs, _) -> activity(rs))
                        .list());
    }

    /// The newest of one kind in a class.
    public Optional<Activity> last(ClassId classId, Activity.Kind kind) {
        return database.jdbi()
                .withHandle(
                        h -> h.createQuery(SELECT + "where class_id = :class and kind = :kind order by id desc limit 1")
                                .bind("class", classId.value())
                                .bind("kind", kind.stored())
                                .map((rs, _) -> activity(rs))
                                .findOne());
    }

    /// Hears of every activity of a class from now on; close the subscription when done.
    public ActivityFeed.Subscription subscribe(ClassId classId, ActivityFeed.Listener listener) {
        return feed.subscribe(classId, listener);
    }

    private Activity activity(ResultSet rs) throws SQLException {
        try {
            return new Activity(
                    rs.getLong("id"),
                    new ClassId(rs.getString("class_id")),
                    Optional.ofNullable(rs.getString("student_id")).map(StudentId::new),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    Activity.Kind.of(rs.getString("kind")),
                    Optional.ofNullable(rs.getString("step")),
                    json.readTree(rs.getString("payload")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("activity=" + rs.getLong("id") + " has a payload that is not JSON", e);
        }
    }
}
