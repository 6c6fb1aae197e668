package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.millrace.TestServer;
import dev.millrace.labs.Kcat;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A student's own broker in the page: started, watched, written to, with kcat at the other end.
class TopicsTabIT {
    private static final String LAB = "/course/tour-your-broker";
    private static final double SOON = 30_000;

    @TempDir
    Path data;

    private TestServer server;
    private Browsers browsers;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterEach
    void stop() {
        browsers.close();
        server.close();
    }

    @Test
    void everythingHappensInThePageByItself() throws Exception {
        var noor = joined(browsers.person(), "Noor");
        noor.click("#lab-panel button:text-is('Start lab')");
        assertThat(noor.locator("#lab-dot")).hasText("Lab ready", soon());
        var broker = broker(noor);
        shot(noor, "lab-ready-empty");

        noor.fill("#lab-name", "orders");
        noor.fill("#lab-partitions", "3");
        noor.click("#lab-panel button:text-is('Create topic')");
        assertThat(noor.locator("#lab-check-three-partitions")).hasAttribute("data-v", "pass", passSoon());
        assertThat(noor.locator("#lab-count")).containsText("1/3");

        noor.fill("#lab-key", "c-17");
        noor.fill("#lab-value", "{\"orderId\":\"o-1\"}");
        noor.click("button:text-is('Produce')");
        assertThat(noor.locator("#lab-told")).hasText("Written to partition 1 at offset 0. The key c-17 hashes to it.");
        assertThat(rows(noor)).hasCount(1);
        assertThat(rows(noor).first()).containsText("c-17");
        assertThat(noor.locator("#lab-quiet")).isHidden();

        Kcat.produce(broker, "orders", 3, "c-04:{\"orderId\":\"o-2\"}", "c-88:{\"orderId\":\"o-3\"}");
        assertThat(rows(noor)).hasCount(3);
        assertThat(noor.locator("#lab-check-keyed")).containsText("3 records over 3 keys");
        assertThat(noor.locator("#lab-key")).hasValue("c-17");

        noor.click("#lab-panel button:text-is('Pause')");
        Kcat.produce(broker, "orders", 3, "c-31:{\"orderId\":\"o-4\"}");
        assertThat(noor.locator("#lab-check-keyed")).containsText("4 records over 4 keys", soonText());
        assertThat(rows(noor)).hasCount(3);
        noor.click("#lab-panel button:text-is('Pause')");
        assertThat(rows(noor)).hasCount(4);
        assertThat(rows(noor).first()).containsText("c-31");

        var billing = Kcat.member(broker, "billing", "orders");
        try {
            assertThat(noor.locator("#lab-groups")).containsText("billing", soonText());
            noor.setViewportSize(390, 2200);
            noor.click(".bottombar [data-set='open:dock']");
            shot(noor, "lab-ready-phone");
            noor.setViewportSize(1440, 1800);
            shot(noor, "lab-ready-light");
            noor.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shot(noor, "lab-ready-dark");
        } finally {
            billing.destroyForcibly().waitFor();
        }
        assertThat(new AxeBuilder(noor)
                        .analyze().getViolations().stream()
                                .filter(v -> !v.getImpact().equals("minor")
                                        && !v.getImpact().equals("moderate"))
                                .map(v -> v.getId() + ": "
                                        + v.getNodes().getFirst().getHtml()))
                .isEmpty();

        Kcat.produce(broker, "returns", 1, "c-04:{\"returnId\":\"r-1\"}");
        assertThat(noor.locator("#lab-panel select[name=topic] option")).hasCount(2);
        noor.selectOption("#lab-panel select[name=topic]", "returns");
        assertThat(rows(noor)).hasCount(1);
        assertThat(rows(noor).first()).containsText("r-1");
        Kcat.produce(broker, "returns", 1, "c-04:{\"returnId\":\"r-2\"}");
        assertThat(rows(noor).first()).containsText("r-2");

        noor.click("#lab-panel button:text-is('Stop lab')");
        assertThat(noor.locator("#lab-dot")).hasText("Lab off", soon());
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aSecondTabFollowsTheFirst() {
        var one = joined(browsers.person(), "Noor");
        var two = one.context().newPage();
        two.navigate(LAB);
        one.click("#lab-panel button:text-is('Start lab')");
        assertThat(two.locator("#lab-dot")).hasText("Lab ready", soon());
        assertThat(two.locator("#lab-bootstrap"))
                .hasText(one.locator("#lab-bootstrap").textContent());
        two.click("#lab-panel button:text-is('Stop lab')");
        assertThat(one.locator("#lab-panel")).containsText("Your broker is off", soonText());
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void withoutScriptTheLabIsStartedUsedAndStoppedByForms() throws Exception {
        var noor = joined(browsers.withoutScript(), "Noor");
        noor.click("#lab-panel button:text-is('Start lab')");
        while (noor.locator("#lab-bootstrap").count() == 0) {
            noor.waitForTimeout(300);
            noor.navigate(LAB);
        }
        noor.fill("#lab-name", "orders");
        noor.fill("#lab-partitions", "3");
        noor.click("#lab-panel button:text-is('Create topic')");
        noor.fill("#lab-key", "c-17");
        noor.fill("#lab-value", "by form");
        noor.click("button:text-is('Produce')");
        assertThat(rows(noor)).hasCount(1);
        shot(noor, "lab-without-script");
        noor.click("#lab-panel button:text-is('Stop lab')");
        noor.navigate(LAB);
        assertThat(noor.locator("#lab-panel")).not().containsText("Stop lab");
    }

    private Page joined(Page page, String name) {
        page.navigate("/");
        page.fill("#code", server.millrace().classroom().code());
        page.fill("#name", name);
        page.click("text=Join the class");
        page.navigate(LAB);
        return page;
    }

    private static Endpoint broker(Page page) {
        var address = page.locator("#lab-bootstrap").textContent().split(":", 2);
        return new Endpoint(String.join(":", address), new Security.Open(), "");
    }

    private static Locator rows(Page page) {
        return page.locator("#lab-records tr");
    }

    /// Kept for people to look at; nothing compares them.
    private static void shot(Page page, String name) {
        // hiding the caret would be an inline style, which the page's policy refuses
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target/screenshots", name + ".png")));
    }

    private static LocatorAssertions.HasTextOptions soon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(SOON);
    }

    private static LocatorAssertions.ContainsTextOptions soonText() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON);
    }

    private static LocatorAssertions.HasAttributeOptions passSoon() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(SOON);
    }
}
