package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Reading in a real browser: with script, without, and by keyboard alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingIT {
    private TestServer server;
    private Browsers browsers;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterAll
    void stop() {
        browsers.close();
        server.close();
    }

    @Test
    void withoutScriptALessonIsReadTheNextOneReachedAndACheckAnswered() {
        var page = join(browsers.withoutScript(), "Ines");
        page.navigate("/course/commands-queries-events");
        assertThat(page.locator("h1")).containsText("Commands, queries, events");
        assertThat(page.locator(".code pre").first()).isVisible();

        var question = choice(page);
        question.locator("input[type=radio]").first().check();
        question.locator("button").click();
        assertThat(choice(page).locator(".tag").first()).isVisible();

        page.locator(".pager a[rel=next]").click();
        assertThat(page).hasURL(Pattern.compile("/course/price-of-synchronous"));
        assertThat(page.locator("h1")).containsText("The price of synchronous coupling");
    }

    @Test
    void theLanguageThatAStudentChoosesIsRemembered() {
        var page = join(browsers.person(), "Bram");
        page.navigate("/course/just-enough-kafka");
        var java = page.locator(".code [role=tab]:text-is('Java')").first();
        java.click();
        assertThat(java).hasAttribute("aria-selected", "true");

        page.navigate("/course/time-and-windows");

        assertThat(page.locator(".code [role=tab]:text-is('Java')").first()).hasAttribute("aria-selected", "true");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aCheckIsAnsweredAndExplainedWithoutLeavingThePage() {
        var page = join(browsers.person(), "Noor");
        page.navigate("/course/what-streaming-adds");
        var question = page.locator("form.quiz:has(input[type=radio])").first();
        question.locator("input[type=radio]").first().check();
        question.locator("button:has-text('Answer')").click();

        assertThat(page.locator("form.quiz:has(input[type=radio])")
                        .first()
                        .locator(".tag, .quiz__why")
                        .first())
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("/course/what-streaming-adds"));
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theKeyboardMovesBetweenLessonsAndTheFigureAnswersToArrows() {
        var page = join(browsers.person(), "Uma");
        page.navigate("/course/commands-queries-events");
        page.keyboard().press("j");
        assertThat(page).hasURL(Pattern.compile("/course/price-of-synchronous"));

        var slider =
                page.locator("[data-interactive=call-chain] input[type=range]").first();
        slider.focus();
        var figure = page.locator("[data-interactive=call-chain]");
        var before = figure.innerText();
        page.keyboard().press("ArrowRight");
        assertThat(figure).not().hasText(before);

        page.keyboard().press("k");
        assertThat(page).hasURL(Pattern.compile("/course/commands-queries-events"));
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator choice(Page page) {
        return page.locator("form.quiz:has(input[type=radio])").first();
    }

    private Page join(Page page, String name) {
        page.navigate("/");
        page.fill("#code", server.millrace().classroom().code());
        page.fill("#name", name);
        page.click("text=Join the class");
        assertThat(page).hasURL(Pattern.compile("/course"));
        return page;
    }
}
