package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A student's own tools in a browser, by the keyboard alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudentToolsIT {
    private static final List<String> PAGES = List.of(
            "/course",
            "/course/time-and-windows",
            "/course/find-the-events",
            "/course/where-does-it-hurt",
            "/course/quiz-why-events",
            "/course/tour-your-broker",
            "/course/checkout-synchronous",
            "/account",
            "/mine",
            "/search?q=window");

    private TestServer server;
    private Browsers browsers;

    @BeforeAll
    void open(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterAll
    void close() {
        browsers.close();
        server.close();
    }

    @Test
    void slashSearchesArrowsChooseAndEnterGoesToTheMarkedPlace() {
        var noor = join("Noor");
        noor.keyboard().press("/");
        assertThat(noor.locator("#search-q")).isFocused();
        noor.keyboard().type("grace period");
        assertThat(noor.locator("dialog .found__list a").first()).hasAttribute("aria-selected", "true");
        noor.keyboard().press("ArrowDown");
        noor.keyboard().press("ArrowUp");
        assertThat(noor.locator("#search-q")).hasAttribute("aria-activedescendant", "found-0");
        noor.keyboard().press("Enter");

        noor.waitForURL(Pattern.compile(".*/course/time-and-windows\\?find=.*#stream-time-and-grace$"));
        noor.waitForFunction("() => CSS.highlights.get('found')?.size > 0");
        noor.keyboard().press("Escape");
        assertThat(noor.evaluate("CSS.highlights.has('found')")).isEqualTo(false);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aNoteIsSavedWhileItIsTypedAndSeenAgainAfterAReload() {
        var noor = join("Adaeze");
        noor.navigate("/course/time-and-windows");
        noor.locator("#note-text").waitFor();
        noor.keyboard().press("m");
        assertThat(noor.locator("#note-text")).isFocused();
        noor.keyboard().type("**end** plus grace");
        assertThat(noor.locator("#mine [data-saved]")).containsText("Saved");
        noor.keyboard().press("Tab");
        noor.keyboard().press("Enter");
        assertThat(noor.locator("[data-note-shown] strong")).hasText("end");

        noor.reload();

        assertThat(noor.locator("#note-text")).hasValue("**end** plus grace");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void twoTabsThatWriteTheSameNoteLoseNothing() {
        var first = join("Farid");
        first.navigate("/course/time-and-windows");
        first.locator("#note-text").waitFor();
        var second = first.context().newPage();
        second.navigate("/course/time-and-windows");
        second.locator("#note-text").fill("from the second");
        assertThat(second.locator("#mine [data-saved]")).containsText("Saved");

        first.locator("#note-text").fill("from the first");
        assertThat(first.locator("#mine [data-saved]")).containsText("changed in another tab");
        first.reload(); // both are kept until somebody decides
        assertThat(first.locator("#note-text")).hasValue("from the first");
        first.click("text=Keep both");
        assertThat(first.locator("#mine [data-saved]")).containsText("Saved");

        second.reload();
        assertThat(second.locator("#note-text")).hasValue(Pattern.compile("from the second[^a-z]+from the first"));
        first.context().close();
    }

    @Test
    void theKeyDMarksThePlaceAndTheCourseListsIt() {
        var noor = join("Bram");
        noor.navigate("/course/time-and-windows");
        noor.locator(".bookmark").first().waitFor();
        noor.keyboard().press("d");
        assertThat(noor.locator("h1 .bookmark")).hasAttribute("aria-pressed", "true");
        assertThat(noor.locator("#bookmark-said")).containsText("Bookmarked: 5.4");
        noor.evaluate("document.querySelector('#four-shapes-of-window').scrollIntoView()");
        noor.keyboard().press("d");
        assertThat(noor.locator("#four-shapes-of-window .bookmark")).hasAttribute("aria-pressed", "true");

        noor.navigate("/course");

        assertThat(noor.locator(".bookmarks li")).hasCount(2);
        assertThat(noor.locator(".bookmarks")).containsText("Four shapes of window");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theTextGrowsByKeyStaysSoAndNothingBreaksOnAPhone() {
        var noor = join("Zoe");
        noor.setViewportSize(390, 844);
        noor.keyboard().press("+");
        noor.keyboard().press("+");
        noor.keyboard().press("+");
        assertThat(noor.locator("html")).hasAttribute("data-text", "xl");
        for (var path : PAGES) {
            noor.navigate(path);
            assertThat(noor.locator("html")).hasAttribute("data-text", "xl");
            assertThat((Integer) noor.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(390);
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theQuestionMarkListsTheKeysOfThePageAndHowItLooks() {
        var noor = join("Ines");
        noor.navigate("/course/time-and-windows");
        noor.locator(".bookmark").first().waitFor();
        noor.keyboard().press("?");
        assertThat(noor.locator("dialog .keys")).containsText("Search the course");
        assertThat(noor.locator("dialog .keys")).containsText("Bookmark the section");
        assertThat(noor.locator("dialog .keys")).not().containsText("presenter");
        noor.click("dialog label:text-is('Dark')");
        assertThat(noor.locator("html")).hasAttribute("data-theme", "dark");
        noor.click("dialog label:text-is('Like my system')");
        assertThat(noor.locator("html[data-theme]")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aLessonOnPaperIsTheTextWithEveryLanguageAndNoControls() {
        var noor = join("Kemi");
        noor.navigate("/course/time-and-windows");
        noor.locator(".code [role=tab][aria-selected=true]").first().waitFor();
        noor.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        for (var gone :
                List.of(".topbar", ".outline", ".dock", ".pager", ".bottombar", "#mine", ".prose .btn >> nth=0")) {
            assertThat(noor.locator(gone)).isHidden();
        }
        for (var listing : noor.locator(".prose .code [role=tabpanel]").all()) {
            assertThat(listing).isVisible();
        }
        noor.navigate("/course/price-of-synchronous");
        assertThat(noor.locator("[data-interactive] .table").first()).isVisible();
        assertThat(noor.locator("[data-interactive] .tryout").first()).isHidden();
        noor.context().close();
    }

    @Test
    void withoutScriptSearchNotesAndBookmarksWorkByForms() {
        var noor = browsers.withoutScript();
        join(noor, "Otto");
        noor.navigate("/search");
        noor.fill("#q", "grace");
        noor.click("main form .btn--primary");
        assertThat(noor.locator(".found mark").first()).hasText(Pattern.compile("grace", Pattern.CASE_INSENSITIVE));
        noor.navigate("/course/time-and-windows");
        noor.click("#mine a");
        noor.fill("#note-text", "typed without script");
        noor.click(".mine__save");
        assertThat(noor.locator("#note-text")).hasValue("typed without script");
        noor.locator("#places button").nth(1).click();
        noor.navigate("/mine");
        assertThat(noor.locator("#bookmarks")).containsText("Three clocks");
        noor.context().close();
    }

    private Page join(String name) {
        var page = browsers.person();
        join(page, name);
        return page;
    }

    private void join(Page page, String name) {
        browsers.join(page, server, name);
        page.waitForLoadState();
    }
}
