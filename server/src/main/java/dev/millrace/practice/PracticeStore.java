package dev.millrace.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.content.Answer;
import dev.millrace.content.Slug;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Answers and posts in the database.
final class PracticeStore {
    /// More than any class writes on one board; the newest are read.
    private static final int MOST_POSTS = 300;

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

    void post(Handle h, Student student, Slug step, String text, Instant at) {
        h.createUpdate("""
                        insert into posts (class_id, student_id, author, step, text, at)
                        values (:class, :student, :author, :step, :text, :at)""")
                .bind("class", student.classId().value())
                .bind("student", student.id().value())
                .bind("author", student.name())
                .bind("step", step.value())
                .bind("text", text)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// A class's board, newest first.
    List<Post> posts(ClassId classId, Slug step, String reader) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                                select student_id, author, text from posts
                                where class_id = :class and step = :step order by id desc limit :most""")
                        .bind("class", classId.value())
                        .bind("step", step.value())
                        .bind("most", MOST_POSTS)
                        .map((rs, _) -> new Post(
                                rs.getString("author"),
                                rs.getString("text"),
                                rs.getString("student_id").equals(reader)))
                        .list());
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
