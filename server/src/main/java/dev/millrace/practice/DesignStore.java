package dev.millrace.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.content.Slug;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Designs in the database: every version that a student saved, and which one a class discusses.
final class DesignStore {
    private final Database database;
    private final ObjectMapper json = new ObjectMapper();

    DesignStore(Database database) {
        this.database = database;
    }

    void add(Handle h, StudentId student, Slug step, DesignSheet sheet, Instant at) {
        h.createUpdate("insert into designs (student_id, step, cells, at) values (:student, :step, :cells, :at)")
                .bind("student", student.value())
                .bind("step", step.value())
                .bind("cells", write(sheet.rows()))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// The first and the last design of everybody in a class who saved one, in the order of the first.
    List<DesignAnswer> ofClass(ClassId classId, Slug step) {
        var answers = new LinkedHashMap<StudentId, DesignAnswer>();
        database.jdbi()
                .useHandle(h -> h.createQuery("""
                                select d.student_id, s.name, d.cells from designs d join students s on s.id = d.student_id
                                where s.class_id = :class and d.id in (
                                  select min(id) from designs where step = :step group by student_id
                                  union select max(id) from designs where step = :step group by student_id)
                                order by d.id""")
                        .bind("class", classId.value())
                        .bind("step", step.value())
                        .map((rs, _) -> first(
                                new StudentId(rs.getString("student_id")),
                                rs.getString("name"),
                                new DesignSheet(read(rs.getString("cells")))))
                        .forEach(answer -> answers.merge(answer.student(), answer, DesignStore::revised)));
        return List.copyOf(answers.values());
    }

    /// Whose design a class discusses.
    Optional<StudentId> discussed(ClassId classId, Slug step) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select student_id from discussed_designs where class_id = :class and step = :step")
                        .bind("class", classId.value())
                        .bind("step", step.value())
                        .mapTo(String.class)
                        .findOne()
                        .map(StudentId::new));
    }

    void discuss(Handle h, ClassId classId, Slug step, Optional<StudentId> student) {
        h.createUpdate("delete from discussed_designs where class_id = :class and step = :step")
                .bind("class", classId.value())
                .bind("step", step.value())
                .execute();
        student.ifPresent(id -> h.createUpdate(
                        "insert into discussed_designs (class_id, step, student_id) values (:class, :step, :student)")
                .bind("class", classId.value())
                .bind("step", step.value())
                .bind("student", id.value())
                .execute());
    }

    private static DesignAnswer first(StudentId student, String name, DesignSheet sheet) {
        return new DesignAnswer(student, name, sheet, sheet);
    }

    private static DesignAnswer revised(DesignAnswer first, DesignAnswer last) {
        return new DesignAnswer(first.student(), first.name(), first.first(), last.last());
    }

    private String write(List<List<String>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a design", e);
        }
    }

    private List<List<String>> read(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored design is not a table of texts", e);
        }
    }
}
