package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Design lab D1 in a browser, with the keyboard alone.
class DesignIT {
    private static final String LESSON = "/course/find-the-events";

    /// Waits until the comparison is about to ask for news, and tells whether it was kept from it.
    private static final String NEXT_LOOK_IS_HELD = """
            () => new Promise(resolve => document.addEventListener('htmx:beforeRequest', event => {
                if (event.target.id === 'design-class') setTimeout(() => resolve(event.defaultPrevented));
            }))""";

    private TestServer server;
    private Browsers browsers;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterEach
    void stop() {
        browsers.close();
        server.close();
    }

    @Test
    void aDesignIsFilledInRefusedMendedSavedAndComparedByKeyboard() {
        save("Ada", "order placed");
        save("Ben", "OrdersPlaced");
        var noor = joined(browsers.person());
        noor.locator("[name=c0-0]").focus();

        noor.keyboard().press("Tab");
        noor.keyboard().type("the customer pressed Buy");
        noor.keyboard().press("Enter");
        assertThat(noor.locator(".design__model")).hasCount(0);
        tabToSave(noor);
        noor.keyboard().press("Enter");
        assertThat(noor.locator("#design-refused")).containsText("row 1 says nothing under Event");
        assertThat(noor.locator("[name=c0-0]")).isFocused();
        assertThat(noor.locator("[name=c0-1]")).hasValue("the customer pressed Buy");

        noor.keyboard().type("OrderPlaced");
        tabToSave(noor);
        noor.keyboard().press("Enter");
        assertThat(noor.locator(".design__model")).containsText("Bad news is news");
        assertThat(noor.locator("#design-class tbody")).containsText("3 of 3");
        assertThat(noor.locator("#design-go")).isFocused();

        save("Cho", "StockReserved");
        assertThat(noor.locator("#design-class"))
                .containsText("4 answers", new ContainsTextOptions().setTimeout(20_000));
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aPausedComparisonStaysAsItIs() {
        save("Ada", "OrderPlaced");
        save("Ben", "OrderPlaced");
        var noor = joined(browsers.person());
        noor.locator("[name=c0-0]").fill("OrderPlaced");
        noor.locator("#design-go").press("Enter");
        pause(noor);
        save("Cho", "OrderPlaced");

        assertThat(noor.evaluate(NEXT_LOOK_IS_HELD)).isEqualTo(true);
        assertThat(noor.locator("#design-class")).containsText("3 answers");

        noor.locator("#design-class [data-pause]").press("Enter");
        assertThat(noor.locator("#design-class"))
                .containsText("4 answers", new ContainsTextOptions().setTimeout(20_000));
    }

    @Test
    void withoutScriptWhatWasRefusedIsStillThere() {
        var noor = joined(browsers.withoutScript());
        noor.locator("[name=c2-2]").fill("orders");
        noor.locator("#design-go").click();

        assertThat(noor.locator("#design-refused")).containsText("row 3 says nothing under Event");
        assertThat(noor.locator("[name=c2-2]")).hasValue("orders");
        noor.locator("[name=c2-0]").fill("OrderPlaced");
        noor.locator("#design-go").click();

        assertThat(noor).hasURL(Pattern.compile(".*" + LESSON + "#design$"));
        assertThat(noor.locator("#design-class")).containsText("2 more are missing");
    }

    /// The button comes with the answer, and hears keys only when its script has seen it.
    private static void pause(Page page) {
        var button = page.locator("#design-class [data-pause]");
        page.waitForCondition(() -> {
            if (!isPressed(button)) button.press("Enter");
            return isPressed(button);
        });
    }

    private static boolean isPressed(Locator button) {
        return "true".equals(button.getAttribute("aria-pressed"));
    }

    private void save(String name, String event) {
        var student = server.student(name);
        student.get(LESSON);
        var saved = student.htmx("POST", LESSON + "/design", Map.of("c0-0", event, "c0-2", "orders", "c0-3", "none"));
        assertThat(saved.statusCode()).isEqualTo(200);
    }

    private Page joined(Page page) {
        page.navigate("/?code=" + server.millrace().classroom().code());
        page.fill("[name=name]", "Noor");
        page.click("form .btn--primary");
        page.waitForURL(Pattern.compile(".*/course.*"));
        page.navigate(LESSON);
        return page;
    }

    private static void tabToSave(Page page) {
        for (int i = 0; i < 60 && !page.locator("#design-go:focus").isVisible(); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator("#design-go")).isFocused();
    }
}
