package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.millrace.Settings;
import dev.millrace.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a student through a class, with the instructor watching in another browser and kcat as the
/// student's own client.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudentJourneyIT {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private TestServer server;
    private Browsers browsers;
    private Path scratch;

    @BeforeAll
    void start(@TempDir Path data) {
        scratch = data;
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterAll
    void stop() {
        browsers.close();
        server.close();
    }

    @Test
    void fromTheJoinCodeToAPassedLabWhileTheInstructorWatches() throws Exception {
        var instructor = instructor();
        var student = join("Noor");
        readAndAnswer(student);
        workAtTheBroker(student);
        codeUntilItPasses(student);
        instructorSees(instructor);
        assertThat(browsers.complaints()).isEmpty();
    }

    private void readAndAnswer(Page page) {
        page.navigate("/course/commands-queries-events");
        assertThat(page.locator("h1")).containsText("Commands, queries, events");
        var question = page.locator("form.quiz:has(input[type=radio])").first();
        question.locator("input[type=radio]").first().check();
        question.locator("button:has-text('Answer')").click();
        assertThat(page.locator("form.quiz .tag").first()).isVisible();
        page.locator(".pager a[rel=next]").click();
        assertThat(page).hasURL(Pattern.compile("price-of-synchronous"));
    }

    private void workAtTheBroker(Page page) throws IOException, InterruptedException {
        page.navigate("/course/tour-your-broker");
        page.click("button:has-text('Start lab')");
        assertThat(page.locator("text=Lab ready")).isVisible(SOON);
        page.fill(".dock input[name=name]", "orders");
        page.fill(".dock input[name=partitions]", "3");
        page.click("button:has-text('Create topic')");
        assertThat(page.locator(".dock >> text=1 of 3 passed")).isVisible(SOON);

        var broker = broker(page);
        var orders = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            orders.add("c-" + i % 4 + ":{\"orderId\":\"o-" + i + "\"}");
        }
        Files.write(scratch.resolve("orders"), orders);
        kcat(
                        "-b",
                        broker,
                        "-P",
                        "-t",
                        "orders",
                        "-K",
                        ":",
                        "-l",
                        scratch.resolve("orders").toString())
                .waitFor(30, TimeUnit.SECONDS);
        assertThat(page.locator(".dock >> text=2 of 3 passed")).isVisible(SOON);
        assertThat(page.locator(".msgs tbody tr").first()).containsText("o-");

        var one = kcat("-b", broker, "-X", "auto.offset.reset=earliest", "-G", "billing", "orders");
        var two = kcat("-b", broker, "-X", "auto.offset.reset=earliest", "-G", "billing", "orders");
        try {
            assertThat(page.locator(".dock >> text=3 of 3 passed")).isVisible(SOON);
        } finally {
            one.destroy();
            two.destroy();
        }
    }

    private void codeUntilItPasses(Page page) throws IOException {
        page.navigate("/course/mask-customer-data");
        write(page, "public class MaskCustomerData { int broken = ; }");
        page.click("button:has-text('Run')");
        assertThat(page.locator("#results")).containsText("not compile", containsSoon());
        page.locator("[role=tab]:has-text('Code')").click();
        assertThat(page.locator(".cm-lintRange-error, .cm-lint-marker-error").first())
                .isVisible();

        write(page, source("wrong/swallows-tombstones"));
        page.click("button:has-text('Submit')");
        assertThat(page.locator(".verdict[data-v=fail]")).isVisible(SOON);
        assertThat(page.locator("#results .diff tr[data-v=fail]").first()).isVisible();

        page.reload();
        assertThat(page.locator(".cm-content")).containsText("MaskCustomerData");
        write(page, source("solution"));
        page.click("button:has-text('Submit')");
        assertThat(page.locator(".verdict[data-v=pass]")).isVisible(SOON);
    }

    private void instructorSees(Page page) {
        page.locator(".seg >> text=Day 2").first().click();
        var row = page.locator("tr:has(th:has-text('Noor'))");
        assertThat(row).containsText("7/7", containsSoon());
        row.locator("th button, th a").first().click();
        var drawer = page.locator(".drawer");
        assertThat(drawer).containsText("Noor");
        assertThat(drawer).containsText("MaskCustomerData", containsSoon());
    }

    /// Replaces the editor's text as a person would: select all, type (by paste, which indents nothing).
    private static void write(Page page, String source) {
        var tab = page.locator("[role=tab]:has-text('Code')");
        tab.click();
        page.locator(".cm-content").click();
        page.keyboard().press("Control+A");
        page.keyboard().insertText(source);
    }

    private String source(String folder) throws IOException {
        return Files.readString(TestServer.settings(scratch)
                .content()
                .resolve(Settings.COURSE)
                .resolve("labs/mask-customer-data")
                .resolve(folder)
                .resolve("MaskCustomerData.java"));
    }

    private Page join(String name) {
        var page = browsers.person();
        page.navigate("/");
        page.fill("#code", server.millrace().classroom().code());
        page.fill("#name", name);
        page.click("text=Join the class");
        assertThat(page).hasURL(Pattern.compile("/course"));
        return page;
    }

    private Page instructor() {
        var page = browsers.person();
        var classId = server.millrace().classroom().id();
        page.navigate("/instructor/claim/" + server.millrace().identity().invite(classId));
        page.fill("#name", "Marit");
        page.fill("#password", "correct horse battery");
        page.click("text=Take the class");
        assertThat(page).hasURL(Pattern.compile("/class"));
        return page;
    }

    private static String broker(Page page) {
        var address = Pattern.compile("127\\.0\\.0\\.1:\\d+")
                .matcher(page.locator(".dock").innerText());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private Process kcat(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("kcat", "-q"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static LocatorAssertions.ContainsTextOptions containsSoon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
