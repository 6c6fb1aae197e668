package dev.millrace.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.client.Visitor;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignTest {
    private static final String LESSON = "/course/second-steps";
    private static final String DESIGN = LESSON + "/design";
    private static final String CLASS = DESIGN + "/class";
    private static final Pattern STUDENT = Pattern.compile("name=\"student\" value=\"([0-9a-f-]+)\"");

    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data, @TempDir Path content) {
        TinyCourse.lay(content);
        server = TestServer.start(TestServer.settings(data).withContent(content));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingOfTheClassIsSeenBeforeOnesOwnAnswerIsSaved() {
        save("Ada", "OrderPlaced", "orders");
        save("Ben", "OrderPlaced", "orders");
        save("Cho", "OrderPlaced", "orders");
        var noor = server.student("Noor");

        assertThat(noor.get(LESSON).body()).doesNotContain("OrderPlaced").doesNotContain("id=\"design-class\"");
        assertThat(noor.htmx("GET", CLASS, Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void theComparisonOpensWithTheThirdAnswerAndGrowsWithEachMore() {
        var ada = save("Ada", "OrderPlaced", "orders");
        var alone = ada.get(LESSON).body();
        save("Ben", "order placed", "storefront");
        var pair = ada.htmx("GET", CLASS, Map.of()).body();

        assertThat(alone).contains("1 answer", "2 more are missing").doesNotContain("Named by");
        assertThat(pair).contains("2 answers", "One more is missing").doesNotContain("storefront");

        save("Cho", "Orders placed", "Orders service");
        var three = ada.htmx("GET", CLASS, Map.of()).body();
        assertThat(three)
                .contains("3 of 3", "orders", "storefront 1", "you</span>")
                .doesNotContain("<html");

        save("Dee", "StockReserved", "inventory");
        assertThat(ada.get(LESSON).body()).contains("3 of 4", "1 name that one of you used", "StockReserved");
    }

    @Test
    void studentsNeverSeeWhoAnsweredWhat() {
        var ada = save("Ada", "OrderPlaced", "orders");
        save("Benjamin", "OrderPlaced", "orders");
        save("Cho", "StockReserved", "inventory");
        var marit = server.instructor();
        marit.htmx("POST", DESIGN + "/discussed", Map.of("student", idOf(marit, "Benjamin")));

        assertThat(ada.get(LESSON).body())
                .contains("Being discussed: an answer from your class")
                .doesNotContain("Benjamin")
                .doesNotContain("Answers by name");
        assertThat(ada.post(DESIGN + "/discussed", Map.of("student", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRevisionIsKeptBesideTheFirstAnswerAndTheClassIsComparedByTheFirst() {
        var ada = save("Ada", "OrderSent", "orders");
        save("Ben", "OrderSent", "orders");
        save("Cho", "OrderPlaced", "orders");

        var revised = ada.htmx("POST", DESIGN, row("OrderPlaced", "orders"));

        assertThat(revised.body())
                .contains("revised", "value=\"OrderPlaced\"", "Your first answer, before you revised it")
                .contains("OrderSent <span class=\"tag\">you</span>", "2 of 3");
    }

    @Test
    void theInstructorSeesEveryAnswerByNameAndPicksOneToDiscuss() {
        var ada = save("Ada", "OrderPlaced", "orders");
        save("Ben", "StockReserved", "inventory");
        save("Cho", "OrderPlaced", "orders");
        ada.htmx("POST", DESIGN, row("OrderTaken", "orders"));
        var marit = server.instructor();

        assertThat(marit.get(LESSON).body())
                .contains("Answers by name", "Ada", "Ben", "revised</span>", "OrderTaken", "2 of 3");
        var picked = marit.htmx("POST", DESIGN + "/discussed", Map.of("student", idOf(marit, "Ada")));
        assertThat(picked.body()).contains("being discussed</span>", "aria-pressed=\"true\">Show the class");
        assertThat(ada.htmx("GET", CLASS, Map.of()).body()).contains("Being discussed: your answer");

        marit.post(DESIGN + "/discussed", Map.of("student", ""));
        assertThat(ada.htmx("GET", CLASS, Map.of()).body()).doesNotContain("Being discussed");
        assertThat(marit.htmx("POST", DESIGN + "/discussed", Map.of("student", "nobody"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsRefusedComesBackAsItWasTyped() {
        var noor = server.student("Noor");
        noor.get(LESSON);

        var empty = noor.htmx("POST", DESIGN, row(" ", ""));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("Nothing was saved: the table is empty")
                .doesNotContain("There are two.");

        var typed = Map.of("c0-0", "OrderPlaced", "c1-1", "\"orders\" <b>");
        var nameless = noor.htmx("POST", DESIGN, typed);
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body())
                .contains("row 2 says nothing under Event", "aria-invalid=\"true\"", "value=\"OrderPlaced\"")
                .contains("&#34;orders&#34; &lt;b")
                .doesNotContain("There are two.");

        var page = noor.post(DESIGN, typed);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("<html", "row 2 says nothing", "value=\"OrderPlaced\"", "Back to the lesson");
    }

    @Test
    void whatAStudentTypesIsTextToEverybodyElse() {
        save("<i>Ada</i>", "<script>alert(1)</script>", "<b>orders</b>");
        save("Ben", "<script>alert(1)</script>", "x");
        var cho = save("Cho", "OrderPlaced", "orders");

        assertThat(cho.get(LESSON).body()).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
        assertThat(server.instructor().get(LESSON).body())
                .contains("&lt;i&gt;Ada", "&lt;b&gt;orders")
                .doesNotContain("<i>Ada");
    }

    private Visitor save(String name, String event, String owner) {
        var student = server.student(name);
        student.get(LESSON);
        assertThat(student.htmx("POST", DESIGN, row(event, owner)).statusCode()).isEqualTo(200);
        return student;
    }

    private static Map<String, String> row(String event, String owner) {
        return Map.of("c0-0", event, "c0-1", owner);
    }

    /// The id under the student's name on the instructor's page.
    private static String idOf(Visitor instructor, String name) {
        var page = instructor.get(LESSON).body();
        var found = STUDENT.matcher(page);
        assertThat(found.find(page.indexOf("<summary>" + name))).isTrue();
        return found.group(1);
    }
}
