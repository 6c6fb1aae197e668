package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
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
    void everythingHappensInThePageByItself() throws Exception {
        var noor = atTheLab(served.student("Noor"));
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
        assertThat(noor.locator("[data-held]")).hasText("1 new");
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
        assertThat(Axe.serious(noor)).isEmpty();

        Kcat.produce(broker, "returns", 1, "c-04:{\"returnId\":\"r-1\"}");
        assertThat(noor.locator("#lab-panel select[name=topic] option")).hasCount(2);
        noor.selectOption("#lab-panel select[name=topic]", "returns");
        assertThat(rows(noor)).hasCount(1);
        assertThat(rows(noor).first()).containsText("r-1");
        Kcat.produce(broker, "returns", 1, "c-04:{\"returnId\":\"r-2\"}");
        assertThat(rows(noor).first()).containsText("r-2");

        noor.click("#lab-panel button:text-is('Stop lab')");
        assertThat(noor.locator("#lab-dot")).hasText("Lab off", soon());
        assertThat(served.complaints()).isEmpty();
    }

    @Test
    void aPlaceInATopicIsKeptAndARecordIsReadEditedAndDeletedByKeyboard() throws Exception {
        var noor = atTheLab(served.student("Noor"));
        noor.click("#lab-panel button:text-is('Start lab')");
        assertThat(noor.locator("#lab-dot")).hasText("Lab ready", soon());
        var broker = broker(noor);
        Kcat.create(broker, "depot.scans", 1);
        assertThat(noor.locator("#lab-find [name=topic]")).hasValue("depot.scans", soonValue());
        noor.fill("#lab-value", numbered());
        noor.selectOption("#lab-shape", "keyed");
        noor.click("button:text-is('Produce')");
        assertThat(noor.locator("#lab-told")).hasText("120 records written: partition 0 at offsets 0 to 119.", soon());
        assertThat(rows(noor)).hasCount(120);

        noor.selectOption("#lab-find [name=from]", "offset");
        noor.fill("#lab-find [name=offset]", "40");
        noor.press("#lab-find [name=offset]", "Enter");
        var sought = noor.locator("#lab-records tr[aria-current]");
        assertThat(sought).containsText("{\"n\":40}");
        assertThat(sought).isInViewport();
        assertThat(noor.locator("#lab-value")).hasValue(numbered());
        noor.reload();
        assertThat(sought).containsText("{\"n\":40}");
        noor.click("#lab-table a:text-is('Older')");
        assertThat(rows(noor)).hasCount(40);
        noor.click("#lab-table a:text-is('Go live')");
        assertThat(rows(noor)).hasCount(120);

        noor.click(".lab-filter summary");
        noor.fill("#lab-find [name=key]", "k3");
        noor.press("#lab-find [name=key]", "Enter");
        assertThat(rows(noor)).hasCount(12);
        Kcat.produce(broker, "depot.scans", 1, "k4:no", "k3:{\"new\":true}");
        assertThat(rows(noor)).hasCount(13);
        assertThat(rows(noor).first()).containsText("new");

        noor.focus(".lab-scroll");
        noor.keyboard().press("ArrowDown");
        noor.keyboard().press("Enter");
        var drawer = noor.locator("#lab-drawer");
        assertThat(drawer).isFocused();
        assertThat(drawer).containsText("Offset 121 of partition 0");
        assertThat(drawer).containsText("\"new\": true");
        noor.keyboard().press("ArrowDown");
        assertThat(drawer).containsText("Offset 113 of partition 0");
        shot(noor, "lab-record-light");
        assertThat(Axe.serious(noor)).isEmpty();
        noor.keyboard().press("Escape");
        assertThat(drawer).isHidden();
        assertThat(noor.locator("#lab-records tr[data-at='0-113'] a")).isFocused();

        noor.keyboard().press("Enter");
        noor.click("#lab-drawer button:text-is('Send tombstone')");
        assertThat(drawer).containsText("Tombstone written to partition 0 at offset 122. The key k3 hashes to it.");
        assertThat(rows(noor).first()).containsText("TOMBSTONE");
        noor.click("#lab-drawer a:text-is('Edit and resend')");
        assertThat(noor.locator("#lab-key")).hasValue("k3");
        assertThat(noor.locator("#lab-value")).isFocused();
        noor.fill("#lab-value", "{\"n\":113");
        assertThat(noor.locator("#lab-json")).containsText("begins like JSON but is none");
        noor.click("button:text-is('Produce')");
        assertThat(noor.locator("#lab-told")).containsText("Written to partition 0 at offset 123.");
        assertThat(noor.locator("#lab-value")).hasValue("{\"n\":113");
        noor.setViewportSize(390, 844);
        noor.click(".bottombar [data-set='open:dock']");
        noor.click("#lab-records tr >> nth=0");
        assertThat(drawer).isFocused();
        shot(noor, "lab-record-phone");
        assertThat(served.complaints()).isEmpty();
    }

    private static String numbered() {
        var lines = new StringBuilder();
        for (int n = 0; n < 120; n++) lines.append("k%d:{\"n\":%d}\n".formatted(n % 10, n));
        return lines.toString();
    }

    @Test
    void aFloodIsCountedAndThePageStaysSmallAndUsable() throws Exception {
        var noor = atTheLab(served.student("Noor"));
        noor.click("#lab-panel button:text-is('Start lab')");
        assertThat(noor.locator("#lab-dot")).hasText("Lab ready", soon());
        var broker = broker(noor);
        Kcat.create(broker, "depot.scans", 3);
        assertThat(noor.locator("#lab-find [name=topic]")).hasValue("depot.scans", soonValue());
        long before = heap(noor);

        try (var flood = Flood.of(broker, "depot.scans", 10_000)) {
            assertThat(noor.locator("#lab-panel")).containsText("showing 200 of", soonText());
            assertThat(rows(noor).first()).containsText("scan");
            noor.click("#lab-panel button:text-is('Pause')");
            var top = rows(noor).first().textContent();
            flood.awaitWritten(100_000);
            assertThat(noor.locator("[data-held]")).containsText("new");
            assertThat(rows(noor).first().textContent()).isEqualTo(top);
            noor.click("#lab-panel button:text-is('Pause')");
            assertThat(noor.locator("[data-held]")).isEmpty();
            flood.awaitWritten(200_000);
        }

        // until then one partition may be read to its end while another one is not
        assertThat(noor.locator("#lab-rate")).hasText("0/s", soon());
        Kcat.produce(broker, "depot.scans", 3, "c-04:the last one");
        assertThat(rows(noor).first()).containsText("the last one", soonText());
        assertThat(rows(noor).count()).isLessThanOrEqualTo(400);
        assertThat(heap(noor) - before).as("bytes that the page holds more").isLessThan(16L << 20);
        assertThat(served.complaints()).isEmpty();
    }

    /// What the page's scripts hold after a collection, in bytes, by the browser's own account.
    private static long heap(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("HeapProfiler.collectGarbage");
        long used = session.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
        session.detach();
        return used;
    }

    @Test
    void aSecondTabFollowsTheFirst() {
        var one = atTheLab(served.student("Noor"));
        var two = one.context().newPage();
        two.navigate(LAB);
        one.click("#lab-panel button:text-is('Start lab')");
        assertThat(two.locator("#lab-dot")).hasText("Lab ready", soon());
        assertThat(two.locator("#lab-bootstrap"))
                .hasText(one.locator("#lab-bootstrap").textContent());
        two.click("#lab-panel button:text-is('Stop lab')");
        assertThat(one.locator("#lab-panel")).containsText("Your broker is off", soonText());
        assertThat(served.complaints()).isEmpty();
    }

    @Test
    void withoutScriptTheLabIsStartedUsedAndStoppedByForms() throws Exception {
        var noor = atTheLab(served.browsers().join(served.browsers().withoutScript(), served.server(), "Noor"));
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
        assertThat(noor.locator("#lab-told")).hasText("Written to partition 1 at offset 0.");
        shot(noor, "lab-without-script");
        noor.click("#lab-records a");
        assertThat(noor.locator("#lab-drawer")).containsText("by form");
        noor.click("text=Edit and resend");
        noor.fill("#lab-value", "typed");
        noor.click("text=Headers, tombstone, bytes");
        noor.fill("#lab-headers", "no equals sign");
        noor.click("button:text-is('Produce')");
        assertThat(noor.locator(".lab-note")).containsText("A header is one line name=value");
        assertThat(noor.locator("#lab-value")).hasValue("typed");
        noor.navigate(LAB + "?topic=orders&from=start&key=c-17");
        assertThat(rows(noor)).hasCount(1);
        noor.click("#lab-panel button:text-is('Stop lab')");
        noor.navigate(LAB);
        assertThat(noor.locator("#lab-panel")).not().containsText("Stop lab");
    }

    private static Page atTheLab(Page page) {
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

    private static LocatorAssertions.HasValueOptions soonValue() {
        return new LocatorAssertions.HasValueOptions().setTimeout(SOON);
    }

    private static LocatorAssertions.ContainsTextOptions soonText() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON);
    }

    private static LocatorAssertions.HasAttributeOptions passSoon() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(SOON);
    }
}
