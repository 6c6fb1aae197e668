package dev.millrace.grading;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What is in the editors, in the database.
final class DraftStore {
    private final Database database;

    DraftStore(Database database) {
        this.database = database;
    }

    /// Other transactions that ask this for the same student wait until the caller's ends: two tabs, or an
    /// autosave and a submission, would both make the first row of one file.
    void lock(Handle h, StudentId student) {
        h.createQuery("select id from students where id = :student for update")
                .bind("student", student.value())
                .mapTo(String.class)
                .one();
    }

    /// Keeps a text; the same text again is no new version. The caller holds the student's lock.
    SavedFile save(Handle h, StudentId student, Slug lab, String file, String source, Instant at) {
        var before = files(h, student, lab).stream()
                .filter(saved -> saved.file().equals(file))
                .findFirst();
        if (before.isPresent() && before.get().source().equals(source)) {
            return before.get();
        }
        var saved = new SavedFile(file, source, before.map(SavedFile::version).orElse(0) + 1, at);
        var sql = before.isPresent() ? """
                update drafts set source = :source, version = :version, saved_at = :at
                where student_id = :student and step = :step and file = :file""" : """
                insert into drafts (student_id, step, file, source, version, saved_at)
                values (:student, :step, :file, :source, :version, :at)""";
        h.createUpdate(sql)
                .bind("student", student.value())
                .bind("step", lab.value())
                .bind("file", file)
                .bind("source", source)
                .bind("version", saved.version())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
        return saved;
    }

    List<SavedFile> files(StudentId student, Slug lab) {
        return database.jdbi().withHandle(h -> files(h, student, lab));
    }

    List<SavedFile> files(Handle h, StudentId student, Slug lab) {
        return h.createQuery("""
                        select file, source, version, saved_at from drafts
                        where student_id = :student and step = :step order by file""")
                .bind("student", student.value())
                .bind("step", lab.value())
                .map((rs, _) -> new SavedFile(
                        rs.getString("file"),
                        rs.getString("source"),
                        rs.getInt("version"),
                        rs.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
