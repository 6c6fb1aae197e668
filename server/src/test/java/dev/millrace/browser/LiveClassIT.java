package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The instructor's page in a browser: it changes while it is being looked at, and a student's hand gets there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveClassIT {
    /// "Within a second" is the promise; the test waits longer, because a busy machine is no fault of the page.
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(5_000);

    private TestServer server;
    private Browsers browsers;
    private Page marit;

    @BeforeAll
    void open(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
        marit = browsers.instructor(server);
    }

    @AfterAll
    void close() {
        browsers.close();
        server.close();
    }

    @Test
    void aStudentWhoJoinsByTheInvitationAppearsWithoutAReload() {
        join("Adaeze");

        assertThat(marit.locator("#heat-rows")).containsText("Adaeze", SOON);
        assertThat(marit.locator("#heat-head")).containsText("student");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theKeyHRaisesTheHandAndTheKeyNTakesIt() {
        var farid = join("Farid");
        farid.navigate("/account");
        farid.locator("#here[hx-trigger^=every]").waitFor();
        farid.keyboard().press("h");
        assertThat(farid.locator("#hand-question")).isFocused();
        farid.keyboard().press("Enter");
        assertThat(farid.locator("#here")).containsText("You are next");
        assertThat(marit.locator("#hands")).containsText("Farid", SOON);

        marit.locator("main").click();
        marit.keyboard().press("n");

        assertThat(marit.locator("#hands")).containsText("0 waiting", SOON);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theDrawerOpensForAStudentAndEscGivesTheFocusBack() {
        join("Noor");
        var row = marit.locator("#heat-rows button", new Page.LocatorOptions().setHasText("Noor"));
        row.focus();
        marit.keyboard().press("Enter");
        assertThat(marit.locator("#drawer h2")).hasText("Noor");
        assertThat(marit.locator("#heat-rows tr[aria-selected=true]")).hasCount(1);

        marit.keyboard().press("Escape");

        assertThat(marit.locator("#drawer")).isHidden();
        assertThat(row).isFocused();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theJoinCodeCanBeShownOnTheWholeScreen() {
        marit.click("[data-show-big]");
        assertThat(marit.locator("dialog.big"))
                .containsText(server.millrace().classroom().code());
        marit.keyboard().press("Escape");
        assertThat(marit.locator("dialog.big")).hasCount(0);
    }

    private Page join(String name) {
        var student = browsers.person();
        student.navigate("/?code=" + server.millrace().classroom().code());
        assertThat(student.locator("[name=code]"))
                .hasValue(server.millrace().classroom().code());
        student.fill("[name=name]", name);
        student.click("form .btn--primary");
        student.waitForURL(Pattern.compile(".*/course.*"));
        return student;
    }
}
