package dev.millrace.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.content.Answer;
import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Answers in the database.
final class PracticeStore {
    private final Database database;
    private final ObjectMapper json = new ObjectMapper();

    PracticeStore(Database database) {
        this.database = database;
    }

    void answer(Handle h, StudentId student, Slug step, String question, Answer answer, boolean right, Instant at) {
        h.createUpdate("""
                        insert into quiz_answers (student_id, step, question, given, is_right, at)
                        values (:student, :step, :question, :given, :right, :at)""")
                .bind("student", student.value())
                .bind("step", step.value())
                .bind("question", question)
                .bind("given", write(answer.values()))
                .bind("right", right)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// The last answer to each question of a step.
    Map<String, Answered> answers(StudentId student, Slug step) {
        var last = new LinkedHashMap<String, Answered>();
        database.jdbi()
                .useHandle(h -> h.createQuery("""
                                select question, given, is_right from quiz_answers
                                where student_id = :student and step = :step order by id""")
                        .bind("student", student.value())
                        .bind("step", step.value())
                        .map((rs, _) -> Map.entry(
                                rs.getString("question"),
                                new Answered(new Answer(read(rs.getString("given"))), rs.getBoolean("is_right"), 1)))
                        .forEach(row -> last.merge(row.getKey(), row.getValue(), PracticeStore::later)));
        return last;
    }

    private static Answered later(Answered before, Answered last) {
        return new Answered(last.answer(), last.right(), before.tries() + 1);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    private List<String> read(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is not a list of texts", e);
        }
    }
}
