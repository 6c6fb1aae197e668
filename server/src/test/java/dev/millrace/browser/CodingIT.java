package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.millrace.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Code and Results of a coding lab in a real browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodingIT {
    private static final String LAB = "/course/revenue-per-window";
    private static final Path FOLDER =
            TestServer.home().resolve("content/courses/building-event-driven-services/labs/revenue-per-window");
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

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
    void compileErrorThenWrongThenRight() throws IOException {
        var page = join(browsers.person());
        type(page, source("solution").replace("builder.build()", "builder.bild()"));
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".editor__problem")).containsText("cannot find symbol", PATIENT);
        assertThat(page.locator(".editor__flag")).containsText("builder.bild()");
        assertThat(page.locator(".cm-content")).isFocused();
        shot(page, "code-error");

        type(page, source("wrong/no-grace"));
        page.click("[data-submit]");
        assertThat(page.locator("#results .verdict__score")).containsText("4 of 7 checks passed", PATIENT);
        assertThat(page.locator("#tab-results")).hasAttribute("aria-selected", "true");
        assertThat(page.locator("#results .diff")).containsText("3550");
        shot(page, "results-fail");

        assertThat(page.locator("#hint-3")).containsText("after 1 more attempt");
        page.locator("#hint-1 button").press("Enter");
        assertThat(page.locator("#hint-1 .hints__text")).isVisible();
        assertThat(page.locator("#hint-1")).isFocused();
        page.locator("#hint-2 button").press("Enter");
        assertThat(page.locator("#hint-2 .hints__text")).isVisible();
        assertThat(page.locator("#hint-3")).containsText("after 1 more attempt");
        shot(page, "results-hints");

        page.click("#tab-code");
        type(page, source("solution"));
        page.click("[data-submit]");
        assertThat(page.locator("#results .verdict__score")).containsText("7 of 7 checks passed", PATIENT);
        assertThat(page.locator("#results-count")).containsText("7/7");
        shot(page, "results-pass");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void whatPassesHereAndNotInProductionIsSaidUnderThePassedChecks() throws IOException {
        var page = join(browsers.person());
        type(
                page,
                source("solution")
                        .replace(
                                "static Topology topology() {",
                                "static int built;\n    static Topology topology() {\n        built += (int) System.currentTimeMillis() % 2;"));
        page.click("[data-submit]");
        assertThat(page.locator("#results .verdict__score")).containsText("7 of 7 checks passed", PATIENT);
        var advice = page.locator("#results .advice");
        assertThat(advice).containsText("Passes here, would not in production");
        assertThat(advice.locator("code").first()).hasText("built");
        assertThat(advice).containsText("System.currentTimeMillis()");
        shot(page, "results-advice");
        shot(page, "results-advice-dark", ColorScheme.DARK);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void whatIsTypedIsCompiledAtEachPauseAndSubmitFindsTheClassesReady() throws IOException {
        var page = join(browsers.person());
        var status = page.locator("[data-compiled]");
        type(page, source("solution").replace("builder.build()", "builder.bild()"));
        assertThat(status).containsText("1 error, line", PATIENT);
        assertThat(page.locator(".editor__flag")).containsText("builder.bild()");
        assertThat(page.locator(".editor__problem--behind")).containsText("cannot find symbol");
        assertThat(page.locator(".cm-content")).isFocused();
        page.keyboard().press("F8");
        assertThat(page.locator("[data-said]")).containsText("symbol:   method bild()");
        page.click("[data-show-problem]");
        assertThat(page.locator(".cm-content")).isFocused();
        shot(page, "typed-error");
        shot(page, "typed-error-dark", ColorScheme.DARK);

        type(page, source("solution"));
        assertThat(status).hasText("Compiles", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(page.locator(".editor__flag")).hasCount(0);
        shot(page, "typed-right");
        page.click("[data-submit]");
        assertThat(page.locator("#results .verdict__score")).containsText("7 of 7 checks passed", PATIENT);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void anAnswerToTextThatHasChangedSinceIsNotShown() throws IOException {
        var page = join(browsers.person());
        var broken = source("solution").replace("builder.build()", "builder.bild()");
        var held = new java.util.concurrent.CompletableFuture<com.microsoft.playwright.Route>();
        page.route("**/compile", route -> {
            if (!held.complete(route)) {
                route.resume();
            }
        });
        type(page, broken);
        page.waitForCondition(held::isDone);
        type(page, source("solution"));
        held.join().resume();
        assertThat(page.locator("[data-compiled]"))
                .hasText("Compiles", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(page.locator(".editor__problem")).hasCount(0);
    }

    @Test
    void whatIsTypedIsSavedAndSurvivesAReload() {
        var page = join(browsers.person());
        type(page, "class Mine { } // typed by Noor");
        assertThat(page.locator(".codefile__saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));
        page.reload();
        assertThat(page.locator(".cm-content")).containsText("typed by Noor");
    }

    @Test
    void whatTheServerNeverGotIsKeptInTheBrowser() {
        var page = join(browsers.person());
        assertThat(page.locator(".cm-content")).isVisible();
        page.route("**/draft", route -> route.abort());
        type(page, "class Kept { } // typed offline");
        assertThat(page.locator(".codefile__saved")).containsText("Kept in this browser");
        page.unroute("**/draft");
        page.reload();
        assertThat(page.locator(".cm-content")).containsText("typed offline");
        assertThat(page.locator(".codefile__saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));
    }

    @Test
    void tabTypesAndEscapeLeaves() {
        var page = join(browsers.person());
        type(page, "");
        page.keyboard().press("Tab");
        page.keyboard().type("x");
        assertThat(page.locator("textarea[name^=source]")).hasValue("    x");
        page.keyboard().press("Escape");
        assertThat(page.locator("#tab-code")).isFocused();
        page.locator(".cm-content").click();
        page.keyboard().press("F6");
        assertThat(page.locator(".cm-content")).not().isFocused();
    }

    @Test
    void startingOverCanBeUndone() {
        var page = join(browsers.person());
        type(page, "class Gone { }");
        page.click("[data-start-over]");
        assertThat(page.locator(".cm-content")).containsText("class RevenuePerWindow");
        page.keyboard().press("Control+z");
        assertThat(page.locator(".cm-content")).containsText("class Gone");
    }

    @Test
    void withoutScriptTheFormRunsTheChecks() throws IOException {
        var page = join(browsers.withoutScript());
        page.fill("textarea[name^=source]", source("solution"));
        page.click("[data-submit]");
        for (int i = 0; i < 60 && page.locator("text=Look again").count() > 0; i++) {
            page.click("text=Look again");
        }
        assertThat(page.locator("#results .verdict__score")).containsText("7 of 7 checks passed");
    }

    @Test
    void axeFindsNothingSeriousInCodeAndResults() throws IOException {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            var page = join(browsers.person(scheme));
            type(page, source("wrong/no-grace").replace("builder.build()", "builder.bild()"));
            page.click("[data-run]");
            assertThat(page.locator(".editor__problem")).containsText("cannot find symbol", PATIENT);
            assertThat(Axe.serious(page)).as("code, %s", scheme).isEmpty();
            shot(page, "code-" + scheme);
            type(page, source("wrong/no-grace"));
            page.click("[data-run]");
            assertThat(page.locator("#results .verdict__score")).containsText("1 of 2 visible", PATIENT);
            assertThat(Axe.serious(page)).as("results, %s", scheme).isEmpty();
            shot(page, "results-" + scheme);
        }
    }

    private Page join(Page page) {
        page.navigate("/");
        page.fill("#code", server.millrace().classroom().code());
        page.fill("#name", "Noor");
        page.click("text=Join the class");
        page.navigate(LAB);
        return page;
    }

    private static void type(Page page, String text) {
        Locator content = page.locator(".cm-content");
        content.click();
        page.keyboard().press("Control+a");
        page.keyboard().press("Delete");
        page.keyboard().insertText(text);
    }

    private static String source(String folder) throws IOException {
        return Files.readString(FOLDER.resolve(folder).resolve("RevenuePerWindow.java"));
    }

    private static void shot(Page page, String name, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        shot(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// Looked at by a person: `-Dtest.args=-Dmillrace.shots=FOLDER` keeps them.
    private static void shot(Page page, String name) {
        var folder = System.getProperty("millrace.shots");
        if (folder == null) {
            return;
        }
        for (int width : new int[] {1024, 390, 1440}) {
            page.setViewportSize(width, 900);
            page.evaluate("document.documentElement.dataset.open = 'dock'");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + "-" + width + ".png")));
        }
    }
}
