package dev.millrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Classes and roster in a browser: by keyboard alone, and what open pages of others notice.
class ClassesIT {
    private static final Pattern LIVE = Pattern.compile(".*/class$");

    private Served served;

    @BeforeEach
    void start(@TempDir Path data) {
        served = Served.start(data);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aClassIsMadeFilledAndLookedAtByKeyboardAlone() {
        var page = served.instructor();
        page.locator("a[href='/classes']").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/classes");
        press(page, "New class");
        page.waitForURL("**/classes/new");
        tabTo(page, "name");
        page.keyboard().type("Autumn");
        tabTo(page, "code");
        page.keyboard().type("heron 27");
        page.keyboard().press("Enter");
        page.getByText("The class is made").waitFor();

        page.navigate("/classes");
        press(page, "Look at Autumn");
        page.waitForURL(LIVE);
        press(page, "Autumn");
        page.waitForURL("**/classes/roster");
        tabTo(page, "name");
        page.keyboard().type("Noor");
        page.keyboard().press("Enter");
        page.getByText("Give them the personal link").waitFor();
        press(page, "Show the personal link");
        page.locator("#link").waitFor();
        assertThat(page.locator("#link").inputValue()).contains("/resume/");
        assertThat(served.complaints()).isEmpty();
    }

    @Test
    void anOpenPageFollowsItsBrowserToTheOtherClass() {
        served.server().student("Noor");
        var live = served.instructor();
        live.getByText("Noor").first().waitFor();
        var other = live.context().newPage();
        other.navigate("/classes/new");
        other.fill("#name", "Autumn");
        other.click("text=Make the class");
        other.navigate("/classes");
        other.click("text=Look at this class");
        other.waitForURL(LIVE);

        live.locator(".crumbs").getByText("Autumn").waitFor();
        assertThat(live.content()).doesNotContain("Noor");
        assertThat(served.complaints()).isEmpty();
    }

    @Test
    void aMovedStudentStaysOnTheirPageAndHearsTheOtherClass() {
        var noor = served.student("Noor");
        noor.navigate("/course/time-and-windows");
        noor.locator("#hand-button").waitFor();
        var marit = served.instructor();
        marit.navigate("/classes/new");
        marit.fill("#name", "Autumn");
        marit.click("text=Make the class");
        marit.navigate("/classes/roster/" + served.server().idOf("Noor"));
        marit.selectOption("#class", "Autumn");
        marit.click("form[action$='/class'] button");
        marit.navigate("/classes");
        marit.click("text=Look at this class");
        marit.waitForURL(LIVE);

        marit.fill("#say-text", "Welcome over here");
        marit.click("text=Say it");

        noor.getByText("Welcome over here").first().waitFor();
        assertThat(noor.url()).endsWith("/course/time-and-windows");
    }

    @Test
    void axeFindsNothingSeriousOnThePages() {
        served.server().student("Noor");
        served.server().student("noor");
        var first = served.instructor();
        first.navigate("/classes/new");
        first.fill("#name", "Autumn");
        first.click("text=Make the class");
        var made = first.url().replaceFirst("\\?.*", "").replaceFirst("^.*(/classes/)", "$1");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            first.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var path : List.of(
                    "/classes",
                    "/classes/new",
                    made,
                    "/classes/roster",
                    "/classes/roster/" + served.server().idOf("Noor"))) {
                first.navigate(path);
                assertThat(Axe.serious(first)).as(path).isEmpty();
            }
            first.click("text=Show the personal link");
            first.locator("#link").waitFor();
            assertThat(Axe.serious(first)).isEmpty();
        }
        assertThat(served.complaints()).isEmpty();
    }

    /// Walks to the button or link with Tab and presses it.
    private static void press(Page page, String name) {
        walk(page, "(e.getAttribute('aria-label') ?? e.textContent).trim() === '" + name + "'");
        page.keyboard().press("Enter");
    }

    private static void tabTo(Page page, String id) {
        walk(page, "e.id === '" + id + "'");
    }

    private static void walk(Page page, String reached) {
        for (int i = 0; i < 150; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("(e => " + reached + ")(document.activeElement)"))) return;
        }
        throw new AssertionError("Tab never came to " + reached);
    }
}
