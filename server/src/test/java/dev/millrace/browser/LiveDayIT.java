package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import dev.millrace.ServerProcess;
import dev.millrace.storage.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A live day from the lobby to its last move, as Marit teaches it, Noor follows it and Farid reads for himself. In the
/// middle of it the server is killed and another takes its place on the same data and the same port.
@Timeout(240)
class LiveDayIT {
    private static final int PATIENCE_MS = 45_000;
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
    private static final LocatorAssertions.HasAttributeOptions IN_TIME =
            new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS);
    private static final PageAssertions.HasURLOptions THERE =
            new PageAssertions.HasURLOptions().setTimeout(PATIENCE_MS);
    private static final String BOARD = "where-does-it-hurt";
    private static final String LAB = "revenue-per-window";
    private static final String DECK = "time-and-windows";

    @TempDir
    Path data;

    private ServerProcess server;
    private Browsers browsers;
    private Page marit;
    private Page noor;
    private Page farid;
    private Page presenter;
    private Page projector;

    @BeforeEach
    void open() throws Exception {
        server = ServerProcess.start(data);
        browsers = new Browsers(server.address());
        marit = browsers.instructor(server.says("instructor"));
        presenter = marit.context().newPage();
        projector = browsers.person();
        noor = browsers.join(browsers.person(), server.says("class code"), "Noor");
        farid = browsers.join(browsers.person(), server.says("class code"), "Farid");
    }

    @AfterEach
    void close() throws IOException {
        browsers.close();
        server.close();
    }

    @Test
    void theDayGoesOnAfterTheServerWasKilledAndNothingOfItIsLostOrCountedTwice() throws Exception {
        everybodyIsReadyAndTheClassBegins();
        whoFollowsMovesAndWhoTypesIsLeftAlone();
        aPollIsAnsweredByBothAndShownAsBars();
        aHandIsRaisedSeenAndLowered();
        aDiscussionHasAVoteAndASummary();
        theDrawerShowsCodeAsItIsTyped();
        theProjectorFollowsThePresenter();
        assertThat(browsers.complaints()).isEmpty();

        muchIsUnderWay();
        var pages = List.of(marit, noor, farid, presenter, projector);
        pages.forEach(page -> page.evaluate("window.sameAsBefore = true"));
        var port = server.address().getPort();
        server.kill();
        workGoesOnWithoutAServer();
        server.close();
        server = ServerProcess.start(data, "--port", String.valueOf(port));
        everyPageComesBackByItself();
        nothingIsLost();

        theDayGoesOn();
        assertThat(browsers.complaints()).allMatch(LiveDayIT::tellsOfNoServer);
        assertThat(server.stop()).isTrue();
        everyAnswerIsInTheLogOnce();
    }

    private void everybodyIsReadyAndTheClassBegins() {
        for (var student : List.of(noor, farid)) {
            student.navigate("/course");
            assertThat(student.locator("#preflight")).containsText("This computer is ready for the class.", SOON);
        }
        assertThat(marit.locator("#lobby")).containsText("2 of 2 ready", SOON);

        marit.click("#pace-begin");

        assertThat(marit.locator("#needle")).containsText("Class is here", SOON);
        assertThat(marit.locator("#lobby")).isHidden();
        assertThat(noor.locator("#preflight")).isHidden();
        assertThat(noor.locator("#live")).containsText("0.1 How this class works", SOON);
    }

    private void whoFollowsMovesAndWhoTypesIsLeftAlone() {
        noor.keyboard().press("f");
        assertThat(noor).hasURL(at("how-this-class-works"), THERE);
        assertThat(marit.locator("#class-live")).containsText("1 of 2 follow", SOON);
        marit.click("#pace-next");
        assertThat(noor).hasURL(at("harbour-goods"), THERE);
        assertThat(farid.locator("#live")).containsText("0.2 ", SOON);
        assertThat(farid).hasURL(Pattern.compile(".*/course$"));

        noor.navigate("/course/" + BOARD);
        noor.fill("#discussion-text", "Our checkout waits for");
        marit.click("#pace-gather");

        assertThat(farid.locator("#announcements .banner")).containsText("The class meets at 0.2", SOON);
        assertThat(noor.locator("#live")).containsText("The class went to 0.2", SOON);
        assertThat(noor).hasURL(at(BOARD));
        assertThat(noor.locator("#discussion-text")).hasValue("Our checkout waits for");
        farid.click("#announcements a.btn");
        assertThat(farid).hasURL(at("harbour-goods"), THERE);
    }

    private void aPollIsAnsweredByBothAndShownAsBars() {
        noor.locator("h1").click(); // no longer typing
        ask("Which one is an event?", "PlaceOrder\n* OrderPlaced");
        answer(noor, 1);
        assertThat(marit.locator(".panel.poll")).containsText("1 of 2 answered", SOON);
        answer(farid, 0);
        assertThat(marit.locator(".panel.poll")).containsText("2 of 2 answered", SOON);
        assertThat(noor.locator(".poll__told")).hasCount(0);

        marit.click("#poll-reveal");

        for (var page : List.of(noor, farid)) {
            assertThat(page.locator(".poll__told [data-right]")).containsText("OrderPlaced", SOON);
            assertThat(page.locator(".poll__told .poll__bars .num").first()).hasText("1, 50 %");
        }
        marit.click("#poll-drop");
        assertThat(noor.locator("details[data-poll]")).hasCount(0);
    }

    private void aHandIsRaisedSeenAndLowered() {
        raiseHand("Is a command **ever** an event?");
        farid.keyboard().press("h");
        farid.click("#hand-down");
        assertThat(marit.locator("#hands")).containsText("0 waiting", SOON);
        assertThat(farid.locator("#hand-button")).hasAttribute("aria-pressed", "false");
    }

    private void aDiscussionHasAVoteAndASummary() {
        noor.fill("#discussion-text", "Our checkout waits for five services");
        noor.click("#discussion-go");
        farid.navigate("/course/" + BOARD);
        farid.locator("#discussion details.fold > summary").first().click();
        assertThat(farid.locator("#discussion")).containsText("Our checkout waits for five services", SOON);
        farid.locator("[id^=vote-]").first().click();
        assertThat(noor.locator("#discussion")).containsText("1 vote", SOON);

        var lesson = marit.context().newPage();
        lesson.navigate("/course/" + BOARD);
        lesson.locator("summary:text('Sum it up for this class')").click();
        lesson.fill("#summary-text", "Waiting adds up");
        lesson.click("#summary-go");

        for (var page : List.of(noor, farid)) {
            assertThat(page.locator("#discussion-summary")).containsText("Waiting adds up", SOON);
        }
        lesson.close();
    }

    private void theDrawerShowsCodeAsItIsTyped() {
        noor.navigate("/course/" + LAB);
        type("// first thought ");
        marit.locator("#heat-rows button:text('Noor')").click();
        assertThat(marit.locator("#drawer h2")).hasText("Noor");
        assertThat(marit.locator("#drawer .editor")).containsText("// first thought", SOON);
        type("// and the second ");
        assertThat(marit.locator("#drawer .editor")).containsText("// and the second", SOON);
    }

    /// The room's projector is a computer of its own.
    private void theProjectorFollowsThePresenter() {
        presenter.navigate("/course/" + DECK + "/presenter");
        presenter.locator(".slide[data-now]").waitFor();
        projector.navigate("/sign-in");
        projector.fill("[name=name]", "Marit");
        projector.fill("[name=password]", "correct horse battery");
        projector.click("form .btn--primary");
        projector.waitForURL(Pattern.compile(".*/class$"));
        projector.navigate("/course/" + DECK + "/slides");
        projector.locator(".slide[data-now]").waitFor();

        presenter.keyboard().press("Home");
        presenter.keyboard().press("ArrowRight");

        assertThat(projector).hasURL(Pattern.compile(".*/slides#s2$"), THERE);
    }

    /// A countdown runs, a hand is up, a poll has one of its two answers, and Farid is in the middle of a sentence.
    private void muchIsUnderWay() {
        marit.fill("#pace-minutes", "60");
        marit.click("#pace-go");
        assertThat(noor.locator("#countdown b")).isVisible();
        raiseHand("What if the *server* dies?");
        farid.fill("#discussion-text", "Deploys at night, and");
        ask("Which window is it?", "10:00\n10:05");
        answer(noor, 1);
        assertThat(marit.locator(".panel.poll")).containsText("1 of 2 answered", SOON);
        assertThat(farid.locator("#poll")).containsText("Waiting for your answer", SOON);
    }

    private void workGoesOnWithoutAServer() {
        for (var page : List.of(marit, noor, farid)) {
            assertThat(page.locator(".live__lost").first()).isVisible();
        }
        type("// while nobody listened ");
        assertThat(noor.locator(".codefile__saved")).containsText("Kept in this browser", SOON);
        farid.locator("#poll summary").click();
        farid.locator("#poll-form [type=radio]").first().check();
        farid.click("#poll-go");
        assertThat(farid.locator("#banners")).containsText("The server could not be reached", SOON);
        assertThat(farid.locator("#poll-form [type=radio]").first()).isChecked();
    }

    private void everyPageComesBackByItself() {
        for (var page : List.of(marit, noor, farid)) {
            assertThat(page.locator("[data-live]").first()).hasAttribute("data-state", "open", IN_TIME);
            assertThat(page.locator(".live__lost").first()).isHidden();
        }
        presenter.keyboard().press("ArrowRight");
        assertThat(projector).hasURL(Pattern.compile(".*/slides#s3$"), THERE);
        for (var page : List.of(marit, noor, farid, presenter, projector)) {
            assertThat(page.evaluate("window.sameAsBefore"))
                    .as("not loaded again: " + page.url())
                    .isEqualTo(true);
        }
    }

    private void nothingIsLost() {
        assertThat(marit.locator(".panel.poll")).containsText("1 of 2 answered", SOON);
        assertThat(marit.locator("#hands")).containsText("What if the server dies?");
        assertThat(marit.locator("#pace-end")).isVisible();
        assertThat(marit.locator("#class-live")).containsText("1 of 2 follow");
        assertThat(noor.locator("#countdown b")).isVisible();
        assertThat(noor.locator("#poll")).containsText("Answered.");
        assertThat(noor.locator(".cm-content").first()).containsText("// while nobody listened");
        assertThat(noor.locator(".codefile__saved")).containsText("Saved", SOON);
        assertThat(marit.locator("#drawer .editor")).containsText("// while nobody listened", SOON);
        assertThat(farid.locator("#discussion-text")).hasValue("Deploys at night, and");
        assertThat(farid.locator("#discussion-summary")).containsText("Waiting adds up");
        assertThat(farid.locator("#poll-form [type=radio]").first()).isChecked();

        farid.click("#poll-go");

        assertThat(farid.locator("#poll")).containsText("Answered.", SOON);
        assertThat(farid.locator("#banners")).hasText("");
        assertThat(marit.locator("#banners")).hasText("");
        assertThat(marit.locator(".panel.poll")).containsText("2 of 2 answered", SOON);
        assertThat(marit.locator(".panel.poll .poll__bars .num")).hasText(new String[] {"1, 50 %", "1, 50 %"});
        marit.click("#poll-drop");
        assertThat(farid.locator("details[data-poll]")).hasCount(0);
    }

    private void theDayGoesOn() {
        farid.click("#discussion-go");
        assertThat(farid.locator("#discussion")).containsText("Deploys at night, and", SOON);
        marit.locator("#hands [data-next-hand]").click();
        assertThat(farid.locator("#here")).containsText("Marit is coming", SOON);
        ask("Ready for the break?", "Yes\nNot yet");
        answer(noor, 0);
        answer(farid, 0);
        assertThat(marit.locator(".panel.poll")).containsText("2 of 2 answered", SOON);
        marit.click("#poll-show");
        assertThat(noor.locator(".poll__told .poll__bars .num").first()).hasText("2, 100 %");

        marit.click("#pace-end");
        assertThat(noor.locator("#countdown b")).hasCount(0);
        noor.navigate("/course");
        assertThat(noor.locator("#live")).containsText("0.2 ", SOON);
        marit.click("#pace-next");
        assertThat(noor).hasURL(at("commands-queries-events"), THERE);
        assertThat(farid.locator("#live")).containsText("1.1 Commands", SOON);
    }

    private void everyAnswerIsInTheLogOnce() {
        try (var database = Database.open(data, Optional.empty())) {
            var answers = database.jdbi()
                    .withHandle(h -> h.createQuery(
                                    "select student_id || payload from activity where kind = 'poll-answered'")
                            .mapTo(String.class)
                            .list());
            assertThat(answers).hasSize(6).doesNotHaveDuplicates();
        }
    }

    private void ask(String question, String options) {
        var fold = marit.locator("details:has(#poll-compose)");
        if (fold.getAttribute("open") == null) fold.locator("summary").click();
        marit.fill("#poll-question", question);
        marit.fill("#poll-options", options);
        marit.click("#poll-open");
        assertThat(marit.locator("#poll")).containsText(question, SOON);
    }

    private static void answer(Page student, int option) {
        assertThat(student.locator("#poll")).containsText("Waiting for your answer", SOON);
        student.locator("h1").first().click(); // the key is no letter in a text
        student.keyboard().press("p");
        student.locator("#poll-form [type=radio]").nth(option).check();
        student.click("#poll-go");
        assertThat(student.locator("#poll")).containsText("Answered.", SOON);
    }

    private void raiseHand(String question) {
        farid.locator("h1").first().click();
        farid.keyboard().press("h");
        farid.fill("#hand-question", question);
        farid.keyboard().press("Enter");
        assertThat(farid.locator("#here")).containsText("You are next", SOON);
        assertThat(marit.locator("#hands")).containsText(question.replace("*", ""), SOON);
    }

    private void type(String text) {
        noor.locator(".cm-content").first().click();
        noor.keyboard().press("Control+Home");
        noor.keyboard().type(text);
    }

    /// What htmx says of a request that nobody answered.
    private static boolean tellsOfNoServer(String complaint) {
        return complaint.startsWith("console: htmx:sendError");
    }

    private static Pattern at(String slug) {
        return Pattern.compile(".*/course/" + slug + "$");
    }
}
