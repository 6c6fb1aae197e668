package dev.millrace.notes;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Notes and bookmarks in the database; every statement names the student.
final class NoteStore {
    private static final String NOTES = "select step, text, version, saved_at from notes where student_id = :student";

    private final Database database;

    NoteStore(Database database) {
        this.database = database;
    }

    Optional<Note> note(StudentId student, Slug step) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(NOTES + " and step = :step")
                        .bind("student", student.value())
                        .bind("step", step.value())
                        .map((rs, _) -> note(rs))
                        .findOne());
    }

    List<Note> notes(StudentId student) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(NOTES + " order by step")
                        .bind("student", student.value())
                        .map((rs, _) -> note(rs))
                        .list());
    }

    /// Writes version 1. False when there is one already: another tab was first.
    boolean begin(Handle h, StudentId student, Slug step, String text, Instant at) {
        return h.createUpdate("""
                        insert into notes (student_id, step, text, version, saved_at)
                        select :student, :step, :text, 1, :at from students s where s.id = :student and not exists (
                          select 1 from notes n where n.student_id = :student and n.step = :step)""")
                        .bind("student", student.value())
                        .bind("step", step.value())
                        .bind("text", text)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    /// Writes the version after `base`. False when `base` is no longer the newest.
    boolean replace(Handle h, StudentId student, Slug step, int base, String text, Instant at) {
        return h.createUpdate("""
                        update notes set text = :text, version = version + 1, saved_at = :at
                        where student_id = :student and step = :step and version = :base""")
                        .bind("student", student.value())
                        .bind("step", step.value())
                        .bind("base", base)
                        .bind("text", text)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1;
    }

    /// In the order in which they were set.
    List<Bookmark> bookmarks(StudentId student) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select step, anchor, title from bookmarks where student_id = :student order by at, step, anchor")
                        .bind("student", student.value())
                        .map((rs, _) ->
                                new Bookmark(rs.getString("step"), rs.getString("anchor"), rs.getString("title")))
                        .list());
    }

    void mark(Handle h, StudentId student, Bookmark bookmark, Instant at) {
        unmark(h, student, bookmark.step(), bookmark.anchor());
        h.createUpdate("""
                        insert into bookmarks (student_id, step, anchor, title, at)
                        values (:student, :step, :anchor, :title, :at)""")
                .bind("student", student.value())
                .bind("step", bookmark.step())
                .bind("anchor", bookmark.anchor())
                .bind("title", bookmark.title())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    void unmark(Handle h, StudentId student, String step, String anchor) {
        h.createUpdate("delete from bookmarks where student_id = :student and step = :step and anchor = :anchor")
                .bind("student", student.value())
                .bind("step", step)
                .bind("anchor", anchor)
                .execute();
    }

    private static Note note(ResultSet rs) throws SQLException {
        return new Note(
                rs.getString("step"),
                rs.getString("text"),
                rs.getInt("version"),
                rs.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
