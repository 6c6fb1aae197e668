package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every page of the site does in a browser, tried on lessons that ship.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehavioursIT {
    private static final String KAFKA = "/course/just-enough-kafka";
    private static final String CHAIN = "/course/price-of-synchronous";

    private TestServer server;
    private Browsers browsers;
    private Page noor;

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

    @BeforeEach
    void join() {
        noor = browsers.person();
        join(noor);
    }

    @Test
    void theLanguageIsChosenOnceForEveryPage() {
        noor.navigate(KAFKA);
        noor.locator("[data-choice=java]").first().click();
        assertThat(noor.locator("[data-choice=java]").first()).hasAttribute("aria-selected", "true");

        noor.reload();

        assertThat(noor.locator("[data-choice=java]").first()).hasAttribute("aria-selected", "true");
        assertThat(panel(noor, "csharp")).isHidden();
        assertThat(panel(noor, "java")).isVisible();
    }

    @Test
    void withoutScriptEveryLanguageIsThere() {
        var page = browsers.withoutScript();
        join(page);
        page.navigate(KAFKA);

        assertThat(panel(page, "csharp")).isVisible();
        assertThat(panel(page, "java")).isVisible();
    }

    @Test
    void theThemeIsThereBeforeThePageIsDrawn() {
        noor.navigate(KAFKA);
        noor.click("[data-set=theme]");
        var chosen = noor.evaluate("document.documentElement.dataset.theme");

        noor.addInitScript("document.addEventListener('DOMContentLoaded', () => {"
                + "window.early = document.documentElement.dataset.theme; })");
        noor.reload();

        assertThat(noor.evaluate("window.early")).isEqualTo(chosen);
    }

    @Test
    void keysMoveBetweenLessonsAndAreOffWhileTyping() {
        noor.navigate(KAFKA);
        noor.locator("[data-set=outline][aria-expanded]").waitFor();
        noor.keyboard().press("[");
        assertThat(noor.locator(".outline")).isHidden();
        noor.keyboard().press("[");
        assertThat(noor.locator(".outline")).isVisible();

        noor.locator("#own-key").fill("");
        noor.locator("#own-key").pressSequentially("jk?");
        assertThat(noor.locator("#own-key")).hasValue("jk?");
        assertThat(noor.locator("dialog[open]")).hasCount(0);

        noor.locator("h1").click();
        noor.keyboard().press("?");
        assertThat(noor.locator("dialog[open]")).containsText("Next lesson");
        noor.keyboard().press("Escape");
        noor.keyboard().press("k");
        noor.waitForURL(Pattern.compile(".*/course/(?!just-enough-kafka).*"));
    }

    @Test
    void theChainAnswersToTheKeyboardAndItsStateIsInTheAddress() {
        noor.navigate(CHAIN);
        var services =
                noor.locator("[data-interactive=call-chain] input[type=range]").first();
        services.focus();
        for (int i = 0; i < 4; i++) {
            services.press("ArrowRight");
        }
        assertThat(noor.locator(".tryout__facts")).containsText("98.81 %");
        assertThat(noor).hasURL(Pattern.compile(".*#call-chain:n=12,a=99.9,t=50$"));

        var other = noor.context().newPage();
        other.navigate(noor.url());
        assertThat(other.locator(".tryout__facts")).containsText("600 ms");
    }

    @Test
    void aFailedRequestSaysSoAndWhenItWorksAgainTheBannerGoes() {
        noor.navigate(KAFKA);
        var hand = noor.locator("#here[hx-trigger^=every] [data-hand]");
        hand.waitFor();
        noor.route("**/class/hand", Route::abort);
        hand.click();
        noor.keyboard().press("Enter");
        assertThat(noor.locator("#banners")).containsText("could not be reached");

        noor.unroute("**/class/hand");
        noor.keyboard().press("Enter"); // the form is still open, with what was typed
        assertThat(noor.locator("#banners .banner")).hasCount(0);
        assertThat(noor.locator("#here [data-hand]")).hasAttribute("aria-pressed", "true");
    }

    private void join(Page page) {
        page.navigate("/?code=" + server.millrace().classroom().code());
        page.fill("[name=name]", "Noor");
        page.click("form .btn--primary");
        page.waitForURL(Pattern.compile(".*/course.*"));
    }

    /// The first panel of a language on the page.
    private static Locator panel(Page page, String language) {
        var id = page.locator("[data-choice=" + language + "]").first().getAttribute("aria-controls");
        return page.locator("#" + id);
    }
}
