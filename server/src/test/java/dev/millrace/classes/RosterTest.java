package dev.millrace.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.identity.ClassId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an instructor does on the roster, and what of it the live class and the students see.
@Timeout(120)
class RosterTest {
    private MaritAtWork marit;

    @BeforeEach
    void start(@TempDir Path data) {
        marit = MaritAtWork.start(data);
    }

    @AfterEach
    void stop() {
        marit.close();
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

        var noor = marit.server().visitor();
        noor.get(link(marit.server().idOf("Noor <i> M.")));

        assertThat(noor.get("/account").body()).contains("Noor &lt;i&gt; M.");
        assertThat(marit.get("/class").body()).contains("Noor &lt;i&gt; M.");
        var refused = marit.post("/classes/roster", Map.of("name", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Type a name");
    }

    @Test
    void aNewNameShowsOnEveryPage() throws Exception {
        var noor = marit.server().student("Nor");
        var id = marit.server().idOf("Nor");
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
        var first = marit.server().student("Noor");
        var second = marit.server().student("noor");
        first.htmx("POST", "/class/hand", Map.of("question", "Why me?"));
        second.get("/course/time-and-windows");
        var kept = marit.server().idOf("Noor");
        var other = marit.server().idOf("noor");
        assertThat(marit.get("/class").body()).contains("2 students");

        assertThat(post(kept, "merger", Map.of("other", other))).contains("Tick the box first");
        assertThat(post(kept, "merger", Map.of("other", other, "one", "yes"))).contains("Merged");

        await("1 student<");
        assertThat(second.get("/account").body()).contains("Noor");
        assertThat(second.get("/class/here").body()).contains("aria-pressed=\"true\"");
        assertThat(marit.server().activities())
                .filteredOn(activity -> activity.step().equals(Optional.of("time-and-windows")))
                .isNotEmpty()
                .allMatch(activity -> activity.studentId().orElseThrow().value().equals(kept));
        assertThat(marit.get("/classes/roster/" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void aMovedStudentIsInTheOtherClassWithWhatTheyDid() throws Exception {
        var noor = marit.server().student("Noor");
        noor.htmx("POST", "/class/hand", Map.of("question", "Why me?"));
        var id = marit.server().idOf("Noor");
        assertThat(marit.get("/class").body()).contains("Why me?");
        var autumn = marit.make(Map.of("name", "Autumn"));

        assertThat(post(id, "class", Map.of("class", autumn))).contains("Moved");

        await("0 students");
        assertThat(marit.get("/class").body()).doesNotContain("Why me?");
        marit.post("/classes/" + autumn + "/look", Map.of());
        assertThat(marit.get("/class").body()).contains("Noor").contains("Why me?");
        assertThat(noor.get("/class/here").body()).contains("aria-pressed=\"true\"");
    }

    @Test
    void whoIsRemovedIsOutAtOnceAndCanComeBack() throws Exception {
        var noor = marit.server().student("Noor");
        var id = marit.server().idOf("Noor");
        var link = link(id);
        marit.get("/class");

        assertThat(post(id, "removal", Map.of())).contains("Tick the box first");
        assertThat(post(id, "removal", Map.of("sure", "yes"))).contains("kept below");

        await("0 students");
        assertThat(noor.get("/course").statusCode()).isEqualTo(401);
        assertThat(marit.server().visitor().get(link).statusCode()).isEqualTo(404);
        assertThat(post(id, "return", Map.of())).contains("They are back");
        assertThat(marit.server().visitor().get(link).statusCode()).isEqualTo(200);
        await("1 student<");
        assertThat(marit.post("/classes/roster/" + id + "/return", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyOfAnotherClassIsReached() {
        var autumn = marit.make(Map.of("name", "Autumn", "code", "HERON-27"));
        marit.server().visitor().join("HERON-27", "Sem");
        marit.server().student("Noor");
        var sem = marit.server()
                .millrace()
                .identity()
                .students(new ClassId(autumn))
                .getFirst()
                .id()
                .value();

        assertThat(marit.get("/classes/roster/" + sem).statusCode()).isEqualTo(404);
        for (var act : new String[] {"link", "name", "merger", "class", "removal", "return"}) {
            var form =
                    Map.of("name", "x", "sure", "yes", "other", marit.server().idOf("Noor"), "class", autumn);
            assertThat(marit.post("/classes/roster/" + sem + "/" + act, form).statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(post(marit.server().idOf("Noor"), "merger", Map.of("other", sem)))
                .contains("Choose the other record");
        assertThat(post(marit.server().idOf("Noor"), "class", Map.of("class", "made-up")))
                .contains("Choose a class of yours");
        assertThat(marit.server()
                        .visitor()
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

    /// The live class hears of it a moment later.
    private void await(String words) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!marit.get("/class").body().contains(words)) {
            assertThat(System.nanoTime()).as(words).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
