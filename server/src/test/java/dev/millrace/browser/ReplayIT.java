package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.millrace.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a wrong window to the few events that show it, through their replay to the right one, by keyboard alone.
class ReplayIT {
    private static final Path FOLDER =
            TestServer.home().resolve("content/courses/building-event-driven-services/labs/revenue-per-window");
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private Served served;
    private Page noor;

    @BeforeEach
    void open(@TempDir Path data) {
        served = Served.start(data);
        noor = served.student("Noor");
        noor.navigate("/course/revenue-per-window");
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void fewEventsShowTheMistakeAndCanBeSteppedThrough() throws IOException {
        submit("wrong/no-grace");
        var found = noor.locator("#results .minimal");
        assertThat(found.locator("h3")).containsText("events are enough to break it", PATIENT);
        var bar = found.locator("output");
        assertThat(bar).containsText("Here it goes wrong first.");
        assertThat(found.locator(".replay__step:visible")).hasCount(1);
        assertThat(found).containsText("came too late");

        noor.keyboard().press("F6");
        found.locator("[data-go=first]").focus();
        noor.keyboard().press("Home");
        assertThat(bar).containsText("After event 1 of");
        assertThat(found.locator("[data-go=back]")).hasAttribute("aria-disabled", "true");
        noor.keyboard().press(".");
        assertThat(bar).containsText("After event 2 of");
        noor.keyboard().press(",");
        assertThat(bar).containsText("After event 1 of");
        noor.keyboard().press("End");
        assertThat(found.locator("[data-go=on]")).hasAttribute("aria-disabled", "true");
        found.locator(".range").focus();
        noor.keyboard().press("ArrowLeft");
        assertThat(bar).not().containsText("Here it goes wrong first.");
        assertThat(Axe.serious(noor)).isEmpty();

        noor.reload();
        noor.keyboard().press("Alt+2");
        assertThat(found.locator("h3")).containsText("events are enough to break it");

        noor.keyboard().press("Alt+1");
        submit("solution");
        assertThat(noor.locator("#results .verdict__score")).containsText("7 of 7 checks passed", PATIENT);
        assertThat(noor.locator("#results .minimal")).hasCount(0);
        assertThat(served.complaints()).isEmpty();
    }

    private void submit(String folder) throws IOException {
        var editor = noor.locator(".cm-content");
        editor.focus();
        noor.keyboard().press("Control+a");
        noor.keyboard().insertText(Files.readString(FOLDER.resolve(folder).resolve("RevenuePerWindow.java")));
        noor.locator("[data-submit]").press("Enter");
    }
}
