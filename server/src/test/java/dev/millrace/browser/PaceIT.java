package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.BoundingBox;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An instructor leads; Noor follows, Farid does not.
class PaceIT {
    private static final PageAssertions.HasURLOptions SOON = new PageAssertions.HasURLOptions().setTimeout(15_000);
    private static final LocatorAssertions.ContainsTextOptions TOLD =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    private TestServer server;
    private Browsers browsers;
    private Page marit;
    private Page noor;
    private Page farid;

    @BeforeEach
    void open(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
        marit = browsers.instructor(server);
        noor = browsers.student(server, "Noor");
        farid = browsers.student(server, "Farid");
        noor.navigate("/course/commands-queries-events");
        farid.navigate("/course/commands-queries-events");
        noor.locator("[data-follow-toggle]").waitFor();
        noor.keyboard().press("f");
        noor.locator("[data-follow-toggle][aria-pressed=true]").waitFor();
        assertThat(marit.locator("#class-live")).containsText("1 of 2 follow", TOLD);
        assertThat(marit.locator("#pc")).containsText("1.1 Commands", TOLD);
        marit.click("#pace-gather");
        assertThat(marit.locator("#needle")).containsText("Class is here", TOLD);
    }

    @AfterEach
    void close() {
        browsers.close();
        server.close();
    }

    @Test
    void whoFollowsGoesWithTheClassAndWhoDoesNotIsToldOnly() {
        marit.click("#pace-next");

        assertThat(noor).hasURL(at("price-of-synchronous"), SOON);
        assertThat(farid.locator("#live")).containsText("1.2 The price", TOLD);
        assertThat(farid).hasURL(at("commands-queries-events"));
        assertThat(farid.locator("#announcements .banner")).hasCount(0);

        noor.navigate("/course/harbour-goods");
        assertThat(noor.locator("#live")).containsText("1.2 The price", TOLD);
        assertThat(noor).hasURL(at("harbour-goods"));
        assertThat(noor.locator("[data-follow-toggle]")).hasAttribute("aria-pressed", "true");

        marit.locator("main").click(new Locator.ClickOptions().setPosition(2, 300));
        marit.keyboard().press("b");
        assertThat(noor).hasURL(at("price-of-synchronous"), SOON);
        assertThat(farid.locator("#announcements .banner")).containsText("The class meets at 1.2", TOLD);
        farid.click("#announcements a.btn");
        assertThat(farid).hasURL(at("price-of-synchronous"), SOON);
        assertThat(farid.locator("#announcements .banner")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void whoIsTypingStaysAndTheTextStaysToo() {
        noor.navigate("/course/where-does-it-hurt");
        noor.fill("#discussion-text", "Our checkout waits for the");

        marit.click("#pace-next");

        assertThat(noor.locator("#live")).containsText("The class went to 1.2", TOLD);
        assertThat(noor).hasURL(at("where-does-it-hurt"));
        assertThat(noor.locator("#discussion-text")).hasValue("Our checkout waits for the");
        noor.click(".live__went a");
        assertThat(noor).hasURL(at("price-of-synchronous"), SOON);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aDraftThatWasTypedIsThereWhenAFollowerComesBack() {
        noor.navigate("/course/revenue-per-window");
        noor.locator(".cm-content").first().click();
        noor.keyboard().type("// typed by Noor ");
        marit.click("#pace-next");
        assertThat(noor.locator("#live")).containsText("The class went to 1.2", TOLD);
        assertThat(noor).hasURL(at("revenue-per-window"));

        noor.click(".live__went a");
        assertThat(noor).hasURL(at("price-of-synchronous"), SOON);
        noor.navigate("/course/revenue-per-window");
        assertThat(noor.locator(".cm-content").first()).containsText("// typed by Noor", TOLD);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theNeedleIsMovedByArrowKeysAndStopsAtStepsAndEscLeavesTheClassWhereItIs() {
        marit.click("#pace-next");
        assertThat(marit.locator("#pc")).containsText("1.2", TOLD);
        marit.focus("#needle");
        marit.keyboard().press("ArrowRight");
        assertThat(marit.locator("#needle")).hasAttribute("aria-valuetext", Pattern.compile("1\\.3 .*"));
        marit.keyboard().press("Escape");
        assertThat(marit.locator("#needle")).hasAttribute("aria-valuetext", Pattern.compile("1\\.2 .*"));

        marit.keyboard().press("ArrowRight");
        marit.keyboard().press("ArrowRight");
        marit.keyboard().press("Enter");

        assertThat(marit.locator("#pc")).containsText("1.4", TOLD);
        assertThat(noor).hasURL(at("costs-and-antipatterns"), SOON);
        assertThat(marit.locator("#needle")).isFocused();
        marit.keyboard().press("Shift+ArrowLeft");
        assertThat(marit.locator("#pc")).containsText("1.3", TOLD);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theNeedleIsDraggedToAStep() {
        marit.click("#pace-next");
        assertThat(marit.locator("#pc")).containsText("1.2", TOLD);
        var from = box("#needle > span");
        var to = box("li[data-step=just-enough-kafka]");
        marit.mouse().move(from.x + 8, from.y + 8);
        marit.mouse().down();
        marit.mouse().move(to.x + to.width / 2, to.y, new Mouse.MoveOptions().setSteps(6));
        assertThat(marit.locator("li[data-put]")).hasCount(1);
        assertThat(noor).hasURL(at("price-of-synchronous"), SOON);

        marit.mouse().up();

        assertThat(marit.locator("#pc")).containsText("2.5", TOLD);
        assertThat(noor).hasURL(at("just-enough-kafka"), SOON);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aCountdownIsOnEveryPageAndIsSaidAloudOnce() {
        marit.fill("#pace-minutes", "3");
        marit.click("#pace-go");

        assertThat(noor.locator("#countdown b")).hasText(Pattern.compile("[23]:\\d\\d"), textSoon());
        assertThat(noor.locator("#countdown [role=status]")).containsText("3 minutes", TOLD);
        marit.click("#pace-more");
        assertThat(farid.locator("#countdown b")).hasText(Pattern.compile("4:\\d\\d"), textSoon());
        farid.reload();
        assertThat(farid.locator("#countdown b")).hasText(Pattern.compile("4:\\d\\d"), textSoon());
        assertThat(farid.locator("#countdown [role=status]")).hasText("");

        marit.click("#pace-end");
        assertThat(noor.locator("#countdown b")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aMessageToAllIsABannerUntilGotItAlsoAfterAReload() {
        marit.fill("#say-text", "Coffee is at **15:10**");
        marit.click(".say button");

        assertThat(noor.locator("#announcements .banner")).containsText("Coffee is at 15:10", TOLD);
        assertThat(marit.locator("#say-text")).hasValue("");
        noor.locator("#announcements .banner button").click();
        assertThat(noor.locator("#announcements .banner")).hasCount(0);
        farid.reload();
        assertThat(farid.locator("#announcements .banner")).containsText("Coffee is at 15:10", TOLD);
        noor.reload();
        noor.locator("[data-follow-toggle]").waitFor();
        assertThat(noor.locator("#announcements .banner")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    private static LocatorAssertions.HasTextOptions textSoon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(15_000);
    }

    private BoundingBox box(String selector) {
        return marit.locator(selector).boundingBox();
    }

    private static Pattern at(String slug) {
        return Pattern.compile(".*/course/" + slug + "$");
    }
}
