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
import dev.millrace.TinyCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Both live demos in the page, driven by the keyboard alone.
@Timeout(300)
class CheckoutDemoIT {
    private static final String SYNCHRONOUS = "/course/checkout-synchronous";
    private static final String EVENT_DRIVEN = "/course/checkout-events";
    private static final double SOON = 60_000;

    @TempDir
    Path data;

    private TestServer server;
    private Browsers browsers;

    @BeforeEach
    void start() throws IOException {
        var content = data.resolve("content");
        var course = TinyCourse.lay(content);
        lesson(course, "checkout-synchronous", "synchronous");
        lesson(course, "checkout-events", "event-driven");
        TinyCourse.edit(
                course.resolve("course.yaml"),
                "          - second-steps\n",
                "          - checkout-synchronous\n          - checkout-events\n          - second-steps\n");
        server = TestServer.start(TestServer.settings(data.resolve("data")).withContent(content));
        browsers = new Browsers(server.address());
    }

    private static void lesson(Path course, String slug, String mode) throws IOException {
        var folder = Files.createDirectories(course.resolve("lessons").resolve(slug));
        Files.writeString(folder.resolve("lesson.md"), """
                ---
                title: The checkout, %1$s
                kind: demo
                minutes: 8
                outcomes: [O1]
                ---

                Buy a lamp.

                :::demo name=checkout mode=%1$s alt="What the customer waits for, and what is lost."
                | Payments | A customer |
                |---|---|
                | stopped | see the demo |
                :::

                :::lab look-around
                :::
                """.formatted(mode));
    }

    @AfterEach
    void stop() {
        browsers.close();
        server.close();
    }

    @Test
    void theSynchronousCheckoutLosesOrdersWhenPaymentsIsSlowOrStopped() {
        var noor = joined("Noor");
        noor.navigate(SYNCHRONOUS);
        assertThat(noor.locator("#shop-buy")).isEnabled(enabledSoon());
        assertThat(noor.locator(".shop__fallback")).not().hasAttribute("open", "");
        press(noor, "#shop-buy", "Enter");
        assertThat(number(noor, "Confirmed")).isEqualTo("1");
        assertThat(noor.locator("#shop-picture .shop__chain li")).hasCount(3);

        press(noor, "#shop-payments", "End");
        assertThat(noor.locator("#shop-finding")).containsText("Payments takes 5 s and orders waits for 2 s", soon());
        press(noor, "#shop-buy", "Enter");
        assertThat(noor.locator("#shop-orders tbody tr").first())
                .containsText("payments did not answer within 2 s; goods held; card authorised", soon());
        assertThat(number(noor, "Lost")).isEqualTo("1");
        assertThat(number(noor, "Authorised, no order")).isEqualTo("1");
        shot(noor, "demo-synchronous-slow");

        press(noor, "#shop-payments", "Home");
        press(noor, "#shop-switch-payments", "Enter");
        assertThat(noor.locator("#shop-finding")).containsText("Payments is stopped, so nobody can buy", soon());
        assertThat(noor.locator("#shop-switch-payments")).isFocused();
        assertThat(noor.locator("#shop-switch-payments")).hasText("Start payments");
        assertThat(noor).hasURL(Pattern.compile(".*#checkout:inventory=0,payments=stopped,customers=0"));
        press(noor, "#shop-buy", "Enter");
        assertThat(noor.locator("#shop-orders tbody tr").first()).containsText("payments is not running", soon());

        press(noor, "#shop-reset", "Enter");
        assertThat(noor.locator("#shop-orders")).containsText("Nobody has bought anything yet", soon());
        look(noor, "demo-synchronous");
    }

    @Test
    void aLinkOpensTheSituationThatItsSenderSaw() {
        var noor = joined("Noor");
        noor.navigate(SYNCHRONOUS + "#checkout:inventory=500,payments=stopped,customers=1.5");
        assertThat(noor.locator("#shop-switch-payments")).hasText("Start payments", soonText());
        assertThat(noor.locator("#shop-inventory")).hasValue("500");
        assertThat(noor.locator("#shop-customers")).hasValue("1.5");
        assertThat(noor.locator("#shop-orders tbody tr").first()).containsText("lost", soon());
    }

    @Test
    void theEventDrivenCheckoutKeepsTakingOrdersAndCatchesUp() {
        var noor = joined("Noor");
        noor.navigate(EVENT_DRIVEN);
        assertThat(noor.locator("#shop-standing")).containsText("This shop runs on your own broker", soon());
        press(noor, "#shop-start-lab", "Enter");
        assertThat(noor.locator("#shop-buy")).isEnabled(enabledSoon());
        press(noor, "#shop-buy", "Enter");
        assertThat(number(noor, "Confirmed")).isEqualTo("1");
        assertThat(noor.locator("#shop-picture")).containsText("OrderConfirmed", soon());

        press(noor, "#shop-switch-payments", "Enter");
        assertThat(noor.locator("#shop-finding"))
                .containsText("Payments is stopped. Orders are taken as before", soon());
        for (int n = 1; n <= 3; n++) {
            press(noor, "#shop-buy", "Enter");
            assertThat(readout(noor, "Pending")).hasText("" + n, soonText());
        }
        assertThat(number(noor, "Lost")).isEqualTo("0");
        assertThat(noor.locator("#shop-orders tbody tr").first()).containsText("waits for payments (stopped)", soon());
        assertThat(noor.locator(".shop__groups tr:has-text('shop-payments') td").last())
                .hasText("3", soonText());
        look(noor, "demo-events-pending");

        press(noor, "#shop-switch-payments", "Enter");
        assertThat(number(noor, "Confirmed")).isEqualTo("4");
        assertThat(noor.locator(".shop__groups tr:has-text('shop-payments') td").last())
                .hasText("0", soonText());

        noor.click("#lab-panel button:text-is('Stop lab')");
        assertThat(noor.locator("#shop-standing")).containsText("Start your lab", soon());
        assertThat(noor.locator("#shop-buy")).isDisabled();
        press(noor, "#shop-start-lab", "Enter");
        assertThat(noor.locator("#shop-buy")).isEnabled(enabledSoon());
        assertThat(number(noor, "Confirmed")).isEqualTo("4");

        press(noor, "#shop-reset", "Enter");
        assertThat(number(noor, "Placed")).isEqualTo("0");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theCodeOfBothIsOpenedOverTheWholeWindowAndClosedAgain() {
        var noor = joined("Noor");
        noor.navigate(SYNCHRONOUS);
        press(noor, ".shop__code summary", "Enter");
        assertThat(noor.locator(".shop__lines")).isVisible();
        assertThat(noor.locator(".shop__lines tr[data-d]").first()).containsText("≠");
        press(noor, "[data-shop-wide]", "Enter");
        assertThat(noor.locator("dialog.shop__wide")).isVisible();
        shot(noor, "demo-code");
        noor.keyboard().press("Escape");
        assertThat(noor.locator("dialog.shop__wide")).hasCount(0);
        assertThat(noor.locator(".shop__code [data-shop-wide]")).isFocused();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void anInstructorDrivesTheSynchronousOneAndIsToldOfTheOther() {
        var marit = browsers.person();
        marit.navigate("/instructor/claim/"
                + server.millrace()
                        .identity()
                        .invite(server.millrace().classroom().id()));
        marit.fill("[name=name]", "Marit");
        marit.fill("[name=password]", "correct horse battery");
        marit.press("[name=password]", "Enter");
        marit.navigate(EVENT_DRIVEN);
        assertThat(marit.locator("#shop-standing")).containsText("Instructors have no lab", soon());
        marit.navigate(SYNCHRONOUS);
        assertThat(marit.locator("#shop-buy")).isEnabled(enabledSoon());
        press(marit, "#shop-buy", "Enter");
        assertThat(number(marit, "Confirmed")).isEqualTo("1");
    }

    @Test
    void withoutScriptTheTableStandsThere() {
        var noor = browsers.withoutScript();
        join(noor, "Noor");
        noor.navigate(SYNCHRONOUS);
        assertThat(noor.locator(".shop__panel")).isHidden();
        assertThat(noor.locator(".shop__fallback table")).isVisible();
    }

    /// Tab leads there, then the key is pressed.
    private static void press(Page page, String selector, String key) {
        assertThat(page.locator(selector)).isVisible();
        for (int n = 0; n < 200; n++) {
            boolean there = (Boolean) page.evaluate("s => document.activeElement?.matches(s) === true", selector);
            if (there) {
                page.keyboard().press(key);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }

    /// A readout of the panel once it has stood still.
    private static Locator readout(Page page, String name) {
        return page.locator("#shop-numbers div:has(dt:text-is('" + name + "')) dd");
    }

    private static String number(Page page, String name) {
        var readout = readout(page, name);
        var last = "";
        for (int n = 0; n < 40; n++) {
            page.waitForTimeout(250);
            var now = readout.textContent();
            if (n > 4 && now.equals(last) && !(name.equals("Confirmed") && pending(page))) return now;
            last = now;
        }
        return last;
    }

    private static boolean pending(Page page) {
        return page.locator("#shop-orders .tag[data-v=warn]").count() > 0;
    }

    /// In both themes and on a phone, and past the accessibility checks.
    private void look(Page page, String name) {
        shot(page, name + "-light");
        assertThat(complaintsOfAxe(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shot(page, name + "-dark");
        assertThat(complaintsOfAxe(page)).isEmpty();
        page.setViewportSize(390, 844);
        shot(page, name + "-phone");
        boolean fits = (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth");
        assertThat(fits).as("nothing is wider than a phone").isTrue();
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(browsers.complaints()).isEmpty();
    }

    private static List<String> complaintsOfAxe(Page page) {
        return new AxeBuilder(page)
                .include(".shop").analyze().getViolations().stream()
                        .map(v -> v.getId() + ": " + v.getNodes().getFirst().getHtml())
                        .toList();
    }

    private Page joined(String name) {
        var page = browsers.person();
        join(page, name);
        return page;
    }

    private void join(Page page, String name) {
        page.navigate("/");
        page.fill("#code", server.millrace().classroom().code());
        page.fill("#name", name);
        page.click("text=Join the class");
        page.waitForURL(Pattern.compile(".*/course.*"));
    }

    /// Kept for people to look at; nothing compares them.
    private static void shot(Page page, String name) {
        page.locator("figure.shop").scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target/screenshots", name + ".png")));
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON);
    }

    private static LocatorAssertions.HasTextOptions soonText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(SOON);
    }

    private static LocatorAssertions.IsEnabledOptions enabledSoon() {
        return new LocatorAssertions.IsEnabledOptions().setTimeout(SOON);
    }
}
