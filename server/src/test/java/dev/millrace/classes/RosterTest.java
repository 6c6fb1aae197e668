package dev.millrace.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an instructor does on the roster, and what of it the live class and the students see.
@Timeout(120)
class RosterTest {
    @TempDir
    Path data;

    private TestServer server;
    private Visitor marit;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        marit = server.instructor();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoIsAddedComesInByTheirPersonalLink() {
        var page =
                marit.post("/classes/roster", Map.of("name", "  Noor <i>  M. ")).body();
        assertThat(page)
                .contains("Added")
                .contains("Noor &lt;i&gt; M.")
                .doesNotContain("/resume/")
                .doesNotContain("<i>");

        var noor = server.visitor();
        noor.get(link(server.idOf("Noor <i> M.")));

        assertThat(noor.get("/account").body()).contains("Noor &lt;i&gt; M.");
        assertThat(marit.get("/class").body()).contains("Noor &lt;i&gt; M.");
        var refused = marit.post("/classes/roster", Map.of("name", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Type a name");
    }

    @Test
    void aNewNameShowsOnEveryPage() throws Exception {
        var noor = server.student("Nor");
        var id = server.idOf("Nor");
        marit.get("/class");

        assertThat(post(id, "name", Map.of("name", "Noor"))).contains("Renamed");

        assertThat(noor.get("/account").body()).contains("Noor");
        assertThat(marit.get("/class").body()).contains("Noor").doesNotContain(">Nor<");
        assertThat(post(id, "name", Map.of("name", "x".repeat(61))))
                .contains("Type a name")
                .contains("x".repeat(61));
    }

    @Test
    void ofTwoRecordsOfOnePersonOneIsLeftWithAllThatBothDid() throws Exception {
        var first = server.student("Noor");
        var second = server.student("noor");
        first.htmx("POST", "/class/hand", Map.of("question", "Why me?"));
        second.get("/course/time-and-windows");
        var kept = server.idOf("Noor");
        var other = server.idOf("noor");
        assertThat(marit.get("/class").body()).contains("2 students");

        assertThat(post(kept, "merger", Map.of("other", other))).contains("Tick the box first");
        assertThat(post(kept, "merger", Map.of("other", other, "one", "yes"))).contains("Merged");

        await("1 student<");
        assertThat(second.get("/account").body()).contains("Noor");
        assertThat(second.get("/class/here").body()).contains("aria-pressed=\"true\"");
        assertThat(server.activities())
                .filteredOn(activity -> activity.step().equals(java.util.Optional.of("time-and-windows")))
                .isNotEmpty()
                .allMatch(activity -> activity.studentId().orElseThrow().value().equals(kept));
        assertThat(marit.get("/classes/roster/" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void aMovedStudentIsInTheOtherClassWithWhatTheyDid() throws Exception {
        var noor = server.student("Noor");
        noor.htmx("POST", "/class/hand", Map.of("question", "Why me?"));
        var id = server.idOf("Noor");
        assertThat(marit.get("/class").body()).contains("Why me?");
        var autumn = make("Autumn");

        assertThat(post(id, "class", Map.of("class", autumn))).contains("Moved");

        await("0 students");
        assertThat(marit.get("/class").body()).doesNotContain("Why me?");
        marit.post("/classes/" + autumn + "/look", Map.of());
        assertThat(marit.get("/class").body()).contains("Noor").contains("Why me?");
        assertThat(noor.get("/class/here").body()).contains("aria-pressed=\"true\"");
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndCanComeBack() throws Exception {
        var noor = server.student("Noor");
        var id = server.idOf("Noor");
        var link = link(id);
        marit.get("/class");

        assertThat(post(id, "removal", Map.of())).contains("Tick the box first");
        assertThat(post(id, "removal", Map.of("sure", "yes"))).contains("kept below");

        await("0 students");
        assertThat(noor.get("/course").statusCode()).isEqualTo(401);
        assertThat(server.visitor().get(link).statusCode()).isEqualTo(404);
        assertThat(post(id, "return", Map.of())).contains("They are back");
        assertThat(server.visitor().get(link).statusCode()).isEqualTo(200);
        await("1 student<");
        assertThat(marit.post("/classes/roster/" + id + "/return", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyOfAnotherClassIsReached() {
        var code = "HERON-27";
        make("Autumn", code);
        server.visitor().join(code, "Sem");
        server.student("Noor");
        var page = marit.get("/classes").body();
        var autumn = Pattern.compile("/classes/([0-9a-f-]{36})/look").matcher(page);
        assertThat(autumn.find()).isTrue();
        var sem = server.millrace()
                .identity()
                .students(new dev.millrace.identity.ClassId(autumn.group(1)))
                .getFirst()
                .id()
                .value();

        assertThat(marit.get("/classes/roster/" + sem).statusCode()).isEqualTo(404);
        for (var act : new String[] {"link", "name", "merger", "class", "removal", "return"}) {
            var form = Map.of("name", "x", "sure", "yes", "other", server.idOf("Noor"), "class", autumn.group(1));
            assertThat(marit.post("/classes/roster/" + sem + "/" + act, form).statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(post(server.idOf("Noor"), "merger", Map.of("other", sem))).contains("Choose the other record");
        assertThat(post(server.idOf("Noor"), "class", Map.of("class", "made-up")))
                .contains("Choose a class of yours");
        assertThat(server.visitor()
                        .post("/classes/roster/" + sem + "/link", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    private String post(String student, String act, Map<String, String> form) {
        return marit.post("/classes/roster/" + student + "/" + act, form).body();
    }

    private String link(String student) {
        var page = post(student, "link", Map.of());
        var link = Pattern.compile("value=\"http://[^/]+(/resume/[^\"]+)\"").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private String make(String name) {
        return make(name, "");
    }

    private String make(String name, String code) {
        var page = marit.post(
                        "/classes",
                        Map.of(
                                "name",
                                name,
                                "firstDay",
                                "2027-03-15",
                                "zone",
                                "Europe/Amsterdam",
                                "seats",
                                "",
                                "code",
                                code))
                .body();
        var id = Pattern.compile("/classes/([0-9a-f-]{36})").matcher(page);
        assertThat(id.find()).as(page).isTrue();
        return id.group(1);
    }

    /// The live class hears of it a moment later.
    private void await(String words) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!marit.get("/class").body().contains(words)) {
            assertThat(System.nanoTime()).as(words).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
