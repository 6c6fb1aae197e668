package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.millrace.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An instructor and two students ask and answer, by keyboard.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingIT {
    private static final String LAB = "/course/revenue-per-window";
    private static final String BOARD = "/course/where-does-it-hurt";
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    private TestServer server;
    private Browsers browsers;
    private Page marit;
    private Page noor;
    private Page farid;

    @BeforeAll
    void open(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
        marit = browsers.instructor(server);
        noor = browsers.student(server, "Noor");
        farid = browsers.student(server, "Farid");
    }

    @AfterAll
    void close() {
        browsers.close();
        server.close();
    }

    @Test
    void aHandWithAQuestionIsTakenWithNAndTheDrawerOpens() {
        goTo(noor, LAB);
        noor.keyboard().press("h");
        assertThat(noor.locator("#hand-question")).isFocused();
        noor.keyboard().type("Why does it start **again**?");
        noor.keyboard().press("Enter");
        assertThat(noor.locator("#here")).containsText("You are next", SOON);
        assertThat(noor.locator("#hand-form")).isHidden();
        assertThat(marit.locator("#hands")).containsText("Why does it start again?", SOON);
        assertThat(marit.locator("#hands")).containsText("at P4");

        toTheFloor();
        marit.keyboard().press("n");

        assertThat(marit.locator("#drawer h2")).hasText("Noor");
        assertThat(noor.locator("#here")).containsText("Marit is coming", SOON);
        assertThat(marit.locator("#hands")).containsText("0 waiting", SOON);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aPollComesToEveryPageAndNeverOpensUnderWhoTypes() {
        goTo(noor, LAB);
        goTo(farid, BOARD);
        farid.locator("#discussion-text").focus();
        farid.keyboard().type("I am in the middle of");
        marit.navigate("/class");
        marit.locator("summary", new Page.LocatorOptions().setHasText("Ask the class"))
                .press("Enter");
        marit.locator("#poll-question").fill("Which window?");
        marit.locator("#poll-options").fill("10:00\n* 10:05");
        marit.locator("#poll-open").press("Enter");

        assertThat(noor.locator("details[data-poll]")).hasAttribute("open", "");
        assertThat(farid.locator("#poll")).containsText("Waiting for your answer", SOON);
        assertThat(farid.locator("#poll-form")).isHidden();
        assertThat(farid.locator("#discussion-text")).isFocused();

        noor.keyboard().press("p");
        assertThat(noor.locator("#poll-form input[type=radio]").first()).isFocused();
        noor.keyboard().press("ArrowDown"); // chooses the second
        noor.keyboard().press("Enter");
        assertThat(noor.locator("#poll")).containsText("Answered.", SOON);
        farid.locator("main").click();
        farid.locator("h1").click();
        farid.keyboard().press("p");
        assertThat(farid.locator("#poll-form input[type=radio]").first()).isFocused();
        farid.keyboard().press("Space");
        farid.keyboard().press("Enter");
        assertThat(marit.locator(".panel.poll")).containsText("2 of 2 answered", SOON);
        assertThat(noor.locator(".poll__told")).hasCount(0);

        marit.locator("#poll-reveal").press("Enter");

        assertThat(noor.locator(".poll__told [data-right]")).containsText("10:05", SOON);
        assertThat(farid.locator("#discussion-text")).hasValue("I am in the middle of");
        marit.locator("#poll-drop").press("Enter");
        assertThat(noor.locator("details[data-poll]")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aMessageAndAHintReachTheStudentAtOnceAndTheReplyComesBack() {
        goTo(noor, LAB);
        var row = marit.locator("#heat-rows button", new Page.LocatorOptions().setHasText("Noor"));
        row.press("Enter");
        marit.locator("#thread-text").focus();
        marit.keyboard().type("Look at the **window**");
        marit.keyboard().press("Enter");
        assertThat(noor.locator("#talk")).containsText("Look at the window", SOON);
        marit.locator("#send-hint").press("Enter");
        assertThat(noor.locator("#hint-1")).containsText("Marit sent you this hint", SOON);
        assertThat(noor.locator("#hint-1 .hints__text")).isVisible();

        noor.locator("#talk summary").press("Enter");
        noor.locator("#talk-text").focus();
        noor.keyboard().type("Thank you");
        noor.keyboard().press("Enter");

        assertThat(noor.locator("#talk section")).hasCount(0);
        assertThat(marit.locator("#thread")).containsText("Thank you", SOON);
        assertThat(marit.locator("#send-hint")).containsText("Send hint 2", SOON);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void othersPostsAppearWithoutAReloadAndKeepWhatIsBeingTyped() {
        goTo(noor, BOARD);
        goTo(farid, BOARD);
        noor.locator("#discussion .fold > summary").press("Enter");
        noor.locator("#discussion-text").fill("Not sent yet");
        farid.locator("#discussion-text").fill("Deploys at night");
        farid.locator("#discussion-form [name=anonymous]").check();
        farid.locator("#discussion-go").press("Enter");

        assertThat(noor.locator("#discussion")).containsText("Deploys at night", SOON);
        assertThat(noor.locator("#discussion")).not().containsText("Farid");
        assertThat(noor.locator("#discussion-text")).hasValue("Not sent yet");
        assertThat(farid.locator("#discussion-text")).hasValue("");
        var vote = noor.locator("[id^=vote-]").first();
        vote.press("Enter");
        assertThat(vote).hasAttribute("aria-pressed", "true");
        assertThat(farid.locator("#discussion")).containsText("1 vote", SOON);
        assertThat(browsers.complaints()).isEmpty();
    }

    /// Opens a page and waits until its stream has told what there is.
    private static void goTo(Page student, String path) {
        student.navigate(path);
        student.locator("#here[hx-trigger^=every]").waitFor();
        student.locator("#boards[data-boards]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(student.url()).endsWith(path);
    }

    private void toTheFloor() {
        marit.locator("#pc").click();
    }
}
