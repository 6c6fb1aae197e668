package dev.millrace.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import dev.millrace.identity.ClassId;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several classes of one server, as instructors and students meet them.
@Timeout(120)
class ClassesTest {
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
    void aNewClassHasItsOwnCodeStudentsAndLiveClass() {
        marit.server().student("Noor");
        var autumn = marit.make(Map.of("name", "Autumn", "code", "heron 27"));

        marit.server().visitor().join("HERON-27", "Sem");

        assertThat(marit.get("/class").body()).contains("Noor").doesNotContain("Sem");
        marit.post("/classes/" + autumn + "/look", Map.of());
        assertThat(marit.get("/class").body())
                .contains("Autumn")
                .contains("Sem")
                .doesNotContain("Noor");
        assertThat(marit.get("/classes").body())
                .contains("Autumn")
                .contains("1 student")
                .contains("3 days from 15 March 2027");
    }

    @Test
    void twoDevicesLookAtTwoClasses() {
        var phone = signedIn("Marit");
        var autumn = marit.make(Map.of("name", "Autumn"));

        marit.post("/classes/" + autumn + "/look", Map.of());

        assertThat(marit.get("/class").body()).contains("Autumn");
        assertThat(phone.get("/class").body()).doesNotContain("Autumn");
    }

    @Test
    void whatIsWrongWithTheFormIsSaidAndWhatWasTypedIsKept() {
        var taken = marit.server().millrace().classroom().code();
        refusedFor(Map.of("name", " "), "Type a name of 1 to 60");
        refusedFor(Map.of("firstDay", "tomorrow"), "Choose the first day");
        refusedFor(Map.of("zone", "Europe/Atlantis"), "no time zone of this name");
        refusedFor(Map.of("seats", "0"), "Type a number from 1 to 1000");
        refusedFor(Map.of("code", "HERON"), "a word of 3 to 20 letters");
        refusedFor(Map.of("code", taken), "Another class has this code");
        var answer = refusedFor(Map.of("name", "<b>Bold</b>", "seats", "many"), "Type a number");
        assertThat(answer).contains("value=\"&lt;b>Bold&lt;/b>\"").contains("value=\"many\"");
    }

    @Test
    void aClassIsChangedAndKeepsWhatIsNotTouched() {
        var autumn = marit.make(Map.of("name", "Autumn", "code", "HERON-27", "seats", "2"));

        assertThat(post("/classes/" + autumn, MaritAtWork.settings(Map.of("name", "Winter", "code", ""))))
                .contains("Saved")
                .contains("Winter")
                .contains("HERON-27");
    }

    @Test
    void aFullClassSaysSoAndTakesInWhenThereIsASeatAgain() {
        var autumn = marit.make(Map.of("name", "Autumn", "code", "HERON-27", "seats", "1"));
        marit.server().visitor().join("HERON-27", "Sem");

        assertThat(joining("HERON-27", "Ada")).contains("no free seat").contains("Ask your instructor");
        marit.post("/classes/" + autumn, MaritAtWork.settings(Map.of("name", "Autumn", "seats", "")));
        assertThat(joining("HERON-27", "Ada")).doesNotContain("no free seat");
    }

    @Test
    void anArchivedClassTakesNobodyInAndItsStudentsReadOn() {
        var noor = marit.server().student("Noor");
        var id = marit.server().millrace().classroom().id();
        marit.make(Map.of("name", "Autumn"));

        assertThat(marit.post("/classes/" + id + "/archive", Map.of()).body()).contains("Open it again");

        assertThat(joining(marit.server().millrace().classroom().code(), "Sem")).contains("This class is over");
        assertThat(noor.get("/course/time-and-windows").statusCode()).isEqualTo(200);
        assertThat(marit.get("/classes").body()).contains("Archived");
        marit.post("/classes/" + id + "/opening", Map.of());
        marit.server().student("Sem");
    }

    @Test
    void aLinkBringsANewInstructorOrOneWhoIsSignedIn() {
        var id = marit.server().millrace().classroom().id();
        var joost = claim(inviting(id), "Joost");
        assertThat(joost.get("/classes").body()).contains("Marit, Joost");
        var autumn = new ClassId(marit.make(Map.of("name", "Autumn")));
        var link = inviting(autumn);

        assertThat(joost.get(link).body()).contains("Teach Autumn").contains("signed in as Joost");
        joost.post(link + "/teacher", Map.of());

        assertThat(joost.get("/class").body()).contains("Autumn");
        assertThat(joost.get(link).statusCode()).isEqualTo(404);
        assertThat(joost.post(link + "/teacher", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void theLastInstructorStays() {
        var id = marit.server().millrace().classroom().id();
        var joost = claim(inviting(id), "Joost");
        var page = joost.get("/classes/" + id).body();
        var removal = Pattern.compile("(/classes/[^\"]+/removal)\"[^<]*>[^>]*>[^>]*aria-label=\"Remove Marit\"")
                .matcher(page);
        assertThat(removal.find()).as(page).isTrue();

        joost.post(removal.group(1), Map.of());

        assertThat(marit.get("/class").statusCode()).isEqualTo(403);
        var alone = joost.get("/classes/" + id).body();
        assertThat(alone).doesNotContain("/removal");
        var joostId = joost.get("/classes/" + id).body();
        assertThat(joostId).contains("Joost (you)");
    }

    @Test
    void nobodyElsesClassIsReached() {
        var id = marit.server().millrace().classroom().id();
        var joost = claim(inviting(id), "Joost");
        var mine = marit.make(Map.of("name", "Autumn"));
        var noor = marit.server().student("Noor");
        var changes = new String[] {"", "/look", "/archive", "/opening", "/invitation", "/teachers/x/removal"};

        assertThat(joost.get("/classes/" + mine).statusCode()).isEqualTo(404);
        for (var change : changes) {
            assertThat(joost.post("/classes/" + mine + change, MaritAtWork.settings(Map.of()))
                            .statusCode())
                    .as(change)
                    .isEqualTo(404);
            assertThat(noor.post("/classes/" + id + change, MaritAtWork.settings(Map.of()))
                            .statusCode())
                    .as(change)
                    .isEqualTo(403);
        }
        for (var path : new String[] {"/classes", "/classes/new", "/classes/" + id, "/classes/roster"}) {
            assertThat(noor.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(marit.server().visitor().get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(marit.get("/classes").body()).contains("Autumn");
    }

    private String refusedFor(Map<String, String> changes, String sentence) {
        var answer = marit.post("/classes", MaritAtWork.settings(changes));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence).contains("aria-invalid=\"true\"");
        return answer.body();
    }

    private String post(String path, Map<String, String> form) {
        return marit.post(path, form).body();
    }

    private String joining(String code, String name) {
        var visitor = marit.server().visitor();
        visitor.get("/");
        return visitor.post("/join", Map.of("code", code, "name", name)).body();
    }

    private String inviting(ClassId id) {
        var page = marit.post("/classes/" + id + "/invitation", Map.of()).body();
        var link = Pattern.compile("value=\"http://[^/]+(/instructor/claim/[^\"]+)\"")
                .matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private Visitor claim(String link, String name) {
        var visitor = marit.server().visitor();
        visitor.get(link);
        visitor.post(link, Map.of("name", name, "password", "correct horse battery"));
        return visitor;
    }

    private Visitor signedIn(String name) {
        var visitor = marit.server().visitor();
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("name", name, "password", "correct horse battery"));
        return visitor;
    }
}
