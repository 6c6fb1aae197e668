package dev.millrace.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoiningTest {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aStudentJoinsWithTheCodeHoweverItIsTyped() {
        var visitor = server.visitor();
        visitor.get("/");
        var typed =
                server.millrace().classroom().code().toLowerCase(Locale.ROOT).replace('-', ' ');

        visitor.post("/join", Map.of("code", typed, "name", "Noor"));

        assertThat(visitor.get("/account").body()).contains("Noor");
    }

    @Test
    void aWrongCodeSaysSoAndKeepsWhatWasTyped() {
        var visitor = server.visitor();
        visitor.get("/");

        var answer = visitor.post("/join", Map.of("code", "NOWHERE-11", "name", "Noor <b>"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("No class has this code")
                .contains("value=\"NOWHERE-11\"")
                .contains("value=\"Noor &lt;b>\"");
    }

    @Test
    void guessingCodesIsSlowedDownAndJoiningIsNot(@TempDir Path other) {
        try (var alone = TestServer.start(other)) {
            var code = alone.millrace().classroom().code();
            for (int i = 0; i < 24; i++) {
                alone.visitor().join(code, "Student " + i);
            }
            var guesser = alone.visitor();
            guesser.get("/");
            for (int i = 0; i < 20; i++) {
                guesser.post("/join", Map.of("code", "NOWHERE-" + (10 + i), "name", "Noor"));
            }

            assertThat(guesser.post("/join", Map.of("code", "NOWHERE-99", "name", "Noor"))
                            .body())
                    .contains("Too many tries");
        }
    }

    @Test
    void aForgedFormIsRefused() {
        var visitor = server.visitor();

        var answer = visitor.post(
                "/join", Map.of("code", server.millrace().classroom().code(), "name", "Noor", "_csrf", "made up"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("out of date");
    }

    @Test
    void thePersonalLinkBringsAStudentBackInAnotherBrowser() {
        var link = resumeLink(server.student("Noor"));
        var elsewhere = server.visitor();

        elsewhere.get(link);

        assertThat(elsewhere.get("/account").body()).contains("Noor");
    }

    @Test
    void aPersonalLinkWithAnotherSignatureOpensNothing() {
        var link = resumeLink(server.student("Noor"));
        var elsewhere = server.visitor();

        var answer = elsewhere.get(link.substring(0, link.length() - 3) + "abc");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(401);
    }

    @Test
    void theInstructorLinkWorksOnceAndThenThePasswordDoes() {
        var token = server.millrace()
                .identity()
                .invite(server.millrace().classroom().id());
        var path = "/instructor/claim/" + token;
        var instructor = server.visitor();
        instructor.get(path);

        assertThat(instructor
                        .post(path, Map.of("name", "Marit", "password", "short"))
                        .body())
                .contains("10 characters");
        instructor.post(path, Map.of("name", "Marit", "password", "correct horse battery"));
        assertThat(instructor.get("/account").body()).contains("You teach here");
        assertThat(server.visitor().get(path).statusCode()).isEqualTo(404);

        var later = server.visitor();
        later.get("/sign-in");
        assertThat(later.post("/sign-in", Map.of("name", "marit", "password", "wrong horse battery"))
                        .statusCode())
                .isEqualTo(422);
        later.post("/sign-in", Map.of("name", "marit", "password", "correct horse battery"));
        assertThat(later.get("/account").body()).contains("Marit");
    }

    @Test
    void theLinksOfTwoServersBothWorkUntilOneIsUsed() {
        var identity = server.millrace().identity();
        var classId = server.millrace().classroom().id();
        var first = "/instructor/claim/" + identity.invite(classId);
        var second = "/instructor/claim/" + identity.invite(classId);
        var otto = server.visitor();
        assertThat(otto.get(first).statusCode()).isEqualTo(200);
        assertThat(otto.get(second).statusCode()).isEqualTo(200);

        otto.post(first, Map.of("name", "Otto", "password", "correct horse battery"));

        assertThat(server.visitor().get(second).statusCode()).isEqualTo(404);
    }

    @Test
    void signingOutEndsTheSession() {
        var student = server.student("Noor");
        student.get("/account");

        student.post("/sign-out", Map.of());

        assertThat(student.get("/account").statusCode()).isEqualTo(401);
    }

    private static String resumeLink(Visitor student) {
        var page = student.get("/account").body();
        var found = Pattern.compile("value=\"http://[^/]+(/resume/[^\"]+)\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
