package dev.millrace;

import static java.util.Objects.requireNonNull;

import dev.millrace.AuthorisationMatrix.Role;
import dev.millrace.client.Visitor;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Identity;
import dev.millrace.progress.Activity;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One server with two classes, in one of which everything is there that an address can name: a student with a
/// submission, a raised hand and a message, a poll, an announcement, a post. All that people wrote there has the word
/// `MARK` in it, which nobody else may read.
final class TwoClasses implements AutoCloseable {
    static final String MARK = "umbrellabird";

    private static final ClassId SECOND = new ClassId("the-second-class");
    private static final String SECOND_CODE = "LYNX-42";
    private static final Pattern POST = Pattern.compile("/discussion/(\\d+)/");
    private static final Pattern QUESTION = Pattern.compile("/course/first-steps/quiz/(q[0-9a-f]+)");

    /// What is written after the answer.
    private static final Set<Activity.Kind> LATER =
            Set.of(Activity.Kind.OPENED, Activity.Kind.JUDGED, Activity.Kind.CHECK_PASSED);

    private final TestServer server;
    private final ClassId asked;
    private final Map<Role, Visitor> people = new EnumMap<>(Role.class);
    private final Map<String, String> ids;
    private String lastPost = "none";

    private TwoClasses(TestServer server, boolean first) {
        this.server = server;
        var classroom = server.millrace().classroom();
        this.asked = first ? classroom.id() : SECOND;
        var code = first ? classroom.code() : SECOND_CODE;
        var otherCode = first ? SECOND_CODE : classroom.code();
        people.put(Role.NOBODY, server.visitor());
        people.put(Role.STUDENT, server.visitor().join(code, "Noor " + MARK));
        people.put(Role.CLASSMATE, server.visitor().join(code, "Sam " + MARK));
        people.put(Role.ELSEWHERE, server.visitor().join(otherCode, "Ines"));
        people.put(Role.INSTRUCTOR, instructor(asked, "Marit " + MARK));
        people.put(Role.OTHER_INSTRUCTOR, instructor(first ? SECOND : classroom.id(), "Rolf"));
        people.get(Role.NOBODY).get("/");
        this.ids = fill();
    }

    /// @param first whether the class that is asked for is the one the server was started with
    static TwoClasses start(Path data, Path content, boolean first) {
        TinyCourse.lay(content);
        try (var database = Database.open(data, Optional.empty())) {
            new Identity(database, (_, _) -> {}, Clock.systemUTC()).openClass(Settings.COURSE);
            database.jdbi()
                    .useHandle(h -> h.execute(
                            "insert into classes (id, code, course, created_at)"
                                    + " values (?, ?, ?, timestamp with time zone '2020-01-01 00:00:00+00:00')",
                            SECOND.value(),
                            SECOND_CODE,
                            Settings.COURSE));
        }
        var server = TestServer.start(TestServer.settings(data).withContent(content));
        try {
            return new TwoClasses(server, first);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    TestServer server() {
        return server;
    }

    Visitor as(Role role) {
        return requireNonNull(people.get(role));
    }

    /// The route's path with ids of the class that is asked for in it.
    String path(String route) {
        return ids.entrySet().stream()
                .filter(id -> route.contains(id.getKey()))
                .sorted(Comparator.comparingInt(id -> -id.getKey().length())) // the longest says most
                .reduce(route, (path, id) -> path.replace(id.getKey(), id.getValue()), (_, later) -> later);
    }

    /// What forms of all routes send, with ids of the class that is asked for.
    Map<String, String> form() {
        return Map.ofEntries(
                Map.entry("text", "A sentence"),
                Map.entry("question", "Which way?"),
                Map.entry("kind", "single"),
                Map.entry("options", "left\nright"),
                Map.entry("right", "1"),
                Map.entry("a", "1"),
                Map.entry("base", "0"),
                Map.entry("sure", "on"),
                Map.entry("browser", "fine"),
                Map.entry("events", "fine"),
                Map.entry("clock", "fine"),
                Map.entry("on", "true"),
                Map.entry("parent", post()),
                Map.entry("student", student()),
                Map.entry("what", "hints:double-it"),
                Map.entry("step", "first-steps"),
                Map.entry("minutes", "5"),
                Map.entry("slide", "1"),
                Map.entry("anchor", ""),
                Map.entry("lab", "double-it"),
                Map.entry("hint", "1"),
                Map.entry("upTo", "1"),
                Map.entry("file", "DoubleIt.java"),
                Map.entry("source", "class DoubleIt {}"),
                Map.entry("source:DoubleIt.java", "class DoubleIt {}"),
                Map.entry("c0-0", "OrderPlaced"),
                Map.entry("name", "nobody"),
                Map.entry("password", "wrong horse battery"));
    }

    /// What the log of the asked class holds and people did; what labs and workers add comes when it comes.
    List<Activity> activities() {
        return server.millrace().log().ofClass(asked, 0).stream()
                .filter(activity -> !activity.kind().name().startsWith("LAB_"))
                .filter(activity -> !LATER.contains(activity.kind()))
                .toList();
    }

    private Visitor instructor(ClassId classId, String name) {
        var visitor = server.visitor();
        var link = "/instructor/claim/" + server.millrace().identity().invite(classId);
        visitor.get(link);
        visitor.post(link, Map.of("name", name, "password", "correct horse battery"));
        return visitor;
    }

    private Map<String, String> fill() {
        var noor = as(Role.STUDENT);
        var marit = as(Role.INSTRUCTOR);
        noor.get("/course/double-it");
        noor.htmx("POST", "/class/hand", Map.of("question", "Why " + MARK));
        noor.htmx("POST", "/course/second-steps/discussion", Map.of("text", "Because " + MARK));
        noor.htmx("POST", "/course/second-steps/design", Map.of("c0-0", MARK));
        noor.htmx("PUT", "/course/first-steps/note", Map.of("text", MARK, "base", "0"));
        noor.htmx(
                "POST",
                "/labs/double-it/submissions",
                Map.of("scope", "visible", "source:DoubleIt.java", "class " + MARK + " {}"));
        marit.htmx(
                "POST",
                "/class/polls",
                Map.of("kind", "single", "question", MARK, "options", "left\nright", "right", "1"));
        marit.htmx("POST", "/class/announcements", Map.of("text", "All " + MARK));
        marit.htmx("POST", "/class/students/" + student() + "/messages", Map.of("text", "For you " + MARK));
        marit.htmx("PUT", "/course/first-steps/slides/shown", Map.of("slide", "1"));
        return Map.ofEntries(
                Map.entry("/class/students/{id}", "/class/students/" + student()),
                Map.entry("/class/hands/{id}", "/class/hands/" + student()),
                Map.entry(
                        "/class/polls/{id}",
                        "/class/polls/" + last(Activity.Kind.POLL_OPENED).id()),
                Map.entry(
                        "/class/announcements/{id}",
                        "/class/announcements/" + last(Activity.Kind.ANNOUNCED).id()),
                Map.entry(
                        "/submissions/{id}",
                        "/submissions/"
                                + last(Activity.Kind.SUBMITTED)
                                        .payload()
                                        .path("submission")
                                        .asText()),
                Map.entry(
                        "/attempts/{id}",
                        "/attempts/"
                                + last(Activity.Kind.SUBMITTED)
                                        .payload()
                                        .path("submission")
                                        .asText()),
                Map.entry("/classes/roster/{id}", "/classes/roster/" + student()),
                Map.entry("/classes/{id}", "/classes/" + asked.value()),
                Map.entry("{teacher}", "made-up"),
                Map.entry("{post}", post()),
                Map.entry("/labs/{slug}", "/labs/double-it"),
                Map.entry("/course/{slug}/hints/{number}", "/course/look-around/hints/1"),
                Map.entry("/course/{slug}/hints", "/course/look-around/hints"),
                Map.entry(
                        "/course/{slug}/quiz/{question}",
                        "/course/first-steps/quiz/"
                                + find(QUESTION, noor.get("/course/first-steps").body())),
                Map.entry("/course/{slug}", "/course/second-steps"),
                Map.entry("{token}", "made-up"),
                Map.entry("{mode}", "synchronous"),
                Map.entry("{check}", "made-up"),
                Map.entry("{port}", "8080"),
                Map.entry("{topic}/draft", "orders/draft?of=0:0"),
                Map.entry("{topic}", "orders"),
                Map.entry("{partition}", "0"),
                Map.entry("{offset}", "0"),
                Map.entry("{file}", "client.properties"));
    }

    private String student() {
        return last(Activity.Kind.HAND_RAISED).studentId().orElseThrow().value();
    }

    /// The newest post that is there; once the student has left the class, the last one that they saw.
    private String post() {
        var found = POST.matcher(
                as(Role.STUDENT).get("/course/second-steps?board=open").body());
        if (found.find()) lastPost = found.group(1);
        return lastPost;
    }

    private Activity last(Activity.Kind kind) {
        return server.millrace().log().last(asked, kind).orElseThrow(() -> new AssertionError("nothing was " + kind));
    }

    private static String find(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        if (!found.find()) {
            throw new AssertionError("nothing like " + pattern + " in " + body);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        server.close();
    }
}
