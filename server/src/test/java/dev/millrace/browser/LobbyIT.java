package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.millrace.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before the class begins: a student's browser checks itself, and the instructor sees what it found.
class LobbyIT {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    private TestServer server;
    private Browsers browsers;

    @BeforeEach
    void open(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterEach
    void close() {
        browsers.close();
        server.close();
    }

    @Test
    void theInstructorSeesWhoIsReadyAndWhoNotUntilTheClassBegins() {
        var marit = browsers.instructor(server);
        var noor = browsers.student(server, "Noor");
        noor.navigate("/course");
        assertThat(noor.locator("#preflight")).containsText("This computer is ready for the class.", SOON);
        assertThat(noor.locator("#preflight-lab")).containsText("Start my lab", SOON);
        assertThat(marit.locator("#lobby")).containsText("1 of 1 ready", SOON);

        var farid = browsers.person();
        farid.addInitScript("const real = Date.now; Date.now = () => real() - 600000;"
                + "window.EventSource = class { addEventListener() {} close() {} };");
        browsers.join(farid, server, "Farid");
        farid.navigate("/course");
        assertThat(farid.locator("#preflight")).containsText("Your network keeps event streams back", SOON);
        assertThat(farid.locator("#preflight")).containsText("more than a minute behind", SOON);
        assertThat(marit.locator("#lobby")).containsText("1 of 2 ready", SOON);
        assertThat(marit.locator("#lobby .rows")).containsText("clock is behind", SOON);

        byKeyboardAgain(noor);

        marit.evaluate("""
                () => fetch('/class/position', {
                    method: 'PUT',
                    headers: { 'X-CSRF-Token': document.querySelector('meta[name=csrf-token]').content },
                    body: new URLSearchParams({ step: 'revenue-per-window' }),
                }).then(answer => answer.status)""");
        assertThat(marit.locator("#lobby")).isHidden();
        assertThat(noor.locator("#preflight")).isHidden();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void withoutScriptThePanelSaysWhatItWouldHaveChecked() {
        var plain = browsers.join(browsers.withoutScript(), server, "Plain");
        plain.navigate("/course");

        assertThat(plain.locator("#preflight")).containsText("Whether your computer’s clock agrees");
        assertThat(plain.locator("#preflight noscript > p")).isVisible();
    }

    private static void byKeyboardAgain(Page noor) {
        noor.locator("#preflight-again").focus();
        noor.keyboard().press("Enter");
        assertThat(noor.locator("#preflight [role=status]")).containsText("ready for the class", SOON);
        assertThat(noor.locator("#preflight-again")).isFocused();
    }
}
