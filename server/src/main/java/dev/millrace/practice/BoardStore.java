package dev.millrace.practice;

import dev.millrace.content.Slug;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Boards of discussions in the database. Every statement that changes a post names its class and lesson.
final class BoardStore {
    /// More than any class writes on one board; the newest are read.
    private static final int MOST_POSTS = 500;

    private static final String SELECT = """
            select id, parent_id, student_id, author, text, anonymous, pinned, edited_at, removed_at from posts
            where class_id = :class and step = :step\s""";

    private final Database database;

    BoardStore(Database database) {
        this.database = database;
    }

    void post(Handle h, Student student, Slug step, Optional<Long> parent, String text, boolean anonymous, Instant at) {
        h.createUpdate("""
                        insert into posts (class_id, student_id, author, step, text, at, parent_id, anonymous)
                        values (:class, :student, :author, :step, :text, :at, :parent, :anonymous)""")
                .bind("class", student.classId().value())
                .bind("student", student.id().value())
                .bind("author", student.name())
                .bind("step", step.value())
                .bind("text", text)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("parent", parent.orElse(null))
                .bind("anonymous", anonymous)
                .execute();
    }

    /// A class's posts, newest first.
    List<PostRow> posts(ClassId classId, Slug step) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + "order by id desc limit :most")
                        .bind("class", classId.value())
                        .bind("step", step.value())
                        .bind("most", MOST_POSTS)
                        .map((rs, _) -> row(rs))
                        .list());
    }

    /// One post of a class's board that is not removed, held until the transaction ends.
    Optional<PostRow> hold(Handle h, ClassId classId, Slug step, long post) {
        return h.createQuery(SELECT + "and id = :post and removed_at is null for update")
                .bind("class", classId.value())
                .bind("step", step.value())
                .bind("post", post)
                .map((rs, _) -> row(rs))
                .findOne();
    }

    void edit(Handle h, long post, String text, Instant at) {
        h.createUpdate("update posts set text = :text, edited_at = :at where id = :post")
                .bind("text", text)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("post", post)
                .execute();
    }

    void pin(Handle h, long post, boolean on) {
        h.createUpdate("update posts set pinned = :on where id = :post")
                .bind("on", on)
                .bind("post", post)
                .execute();
    }

    void remove(Handle h, long post, Instant at) {
        h.createUpdate("update posts set text = '', pinned = false, removed_at = :at where id = :post")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("post", post)
                .execute();
    }

    /// The post is held: so nobody votes twice, however fast they press.
    void vote(Handle h, StudentId student, long post, boolean on) {
        h.createUpdate("delete from post_votes where post_id = :post and student_id = :student")
                .bind("post", post)
                .bind("student", student.value())
                .execute();
        if (on) {
            h.createUpdate("insert into post_votes (post_id, student_id) values (:post, :student)")
                    .bind("post", post)
                    .bind("student", student.value())
                    .execute();
        }
    }

    /// Who voted for which post of a board.
    Map<Long, Set<StudentId>> votes(ClassId classId, Slug step) {
        var votes = new HashMap<Long, Set<StudentId>>();
        database.jdbi()
                .useHandle(h -> h.createQuery("""
                                select v.post_id, v.student_id from post_votes v join posts p on p.id = v.post_id
                                where p.class_id = :class and p.step = :step""")
                        .bind("class", classId.value())
                        .bind("step", step.value())
                        .map((rs, _) -> Map.entry(rs.getLong("post_id"), new StudentId(rs.getString("student_id"))))
                        .forEach(vote -> votes.computeIfAbsent(vote.getKey(), _ -> new HashSet<>())
                                .add(vote.getValue())));
        return votes;
    }

    Optional<Summary> summary(ClassId classId, Slug step) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select text, author from discussion_summaries where class_id = :class and step = :step")
                        .bind("class", classId.value())
                        .bind("step", step.value())
                        .map((rs, _) -> new Summary(rs.getString("text"), rs.getString("author")))
                        .findOne());
    }

    /// Puts a summary in the place of the one before; an empty one only takes that away.
    void summarise(Handle h, ClassId classId, Slug step, Summary summary, Instant at) {
        h.createUpdate("delete from discussion_summaries where class_id = :class and step = :step")
                .bind("class", classId.value())
                .bind("step", step.value())
                .execute();
        if (!summary.text().isEmpty()) {
            h.createUpdate("""
                            insert into discussion_summaries (class_id, step, text, author, at)
                            values (:class, :step, :text, :author, :at)""")
                    .bind("class", classId.value())
                    .bind("step", step.value())
                    .bind("text", summary.text())
                    .bind("author", summary.author())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .execute();
        }
    }

    private static PostRow row(ResultSet rs) throws SQLException {
        long parent = rs.getLong("parent_id");
        return new PostRow(
                rs.getLong("id"),
                parent == 0 ? Optional.empty() : Optional.of(parent),
                new StudentId(rs.getString("student_id")),
                rs.getString("author"),
                rs.getString("text"),
                rs.getBoolean("anonymous"),
                rs.getBoolean("pinned"),
                rs.getObject("edited_at") != null,
                rs.getObject("removed_at") != null);
    }
}
