package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.course.Courses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Slides in a browser: by the keyboard alone, in step with the presenter's view, and each of them whole.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlidesIT {
    private static final PageAssertions.HasURLOptions SOON = new PageAssertions.HasURLOptions().setTimeout(10_000);
    /// How much is outside the slide's box, in pixels, and how small the slide is drawn to avoid that.
    private static final String MEASURE = """
            () => {
                const box = document.querySelector('.slide[data-now] .slide__box');
                const over = Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth);
                return [over, Number(box.firstElementChild.style.getPropertyValue('--fit') || 1)];
            }""";

    private TestServer server;
    private Browsers browsers;
    private Page marit;

    @BeforeAll
    void open(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
        marit = browsers.instructor(server);
    }

    @AfterAll
    void close() {
        browsers.close();
        server.close();
    }

    @Test
    void noSlideOfTheCourseIsCutOffAndNoneIsTooSmallToRead() {
        var page = marit.context().newPage();
        page.setViewportSize(1024, 768);
        var bad = new ArrayList<String>();
        var slides = 0;
        for (var slug : slugs()) {
            page.navigate("/course/" + slug + "/slides");
            page.locator(".slide[data-now]").waitFor();
            page.waitForLoadState();
            var count = page.locator(".slide").count();
            for (int number = 1; number <= count; number++) {
                page.evaluate("n => { location.hash = '#s' + n }", number);
                assertThat(page.locator("#s" + number)).isVisible();
                page.waitForFunction("n => document.querySelector('#s' + n + '[data-now]') !== null", number);
                var measured = (List<?>) page.evaluate(MEASURE);
                var over = ((Number) measured.get(0)).doubleValue();
                var fit = ((Number) measured.get(1)).doubleValue();
                if (over > 1 || fit < 0.6) {
                    bad.add(slug + " " + number + ": " + over + " px outside, drawn at " + fit);
                }
                slides++;
            }
        }
        page.close();
        assertThat(slides).isGreaterThan(150);
        assertThat(bad).isEmpty();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theKeysLeadThroughTheSlidesAndTheAddressKeepsThePlace() {
        var page = marit.context().newPage();
        page.navigate("/course/streams-and-tables/slides");
        page.locator(".slide[data-now]").waitFor();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(page).hasURL(Pattern.compile(".*#s3$"));
        assertThat(page.locator("[data-slide-count]")).containsText("3 / ");
        assertThat(page.locator("[data-slide-spoken]")).containsText("Slide 3 of ");
        page.keyboard().press("Shift+Space");
        assertThat(page).hasURL(Pattern.compile(".*#s2$"));
        page.reload();
        assertThat(page.locator("#s2")).isVisible();
        page.keyboard().press("End");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".slide[data-now]"))
                .hasId("s" + page.locator(".slide").count());
        page.keyboard().press("f");
        page.waitForFunction("() => document.fullscreenElement !== null");
        page.close();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theProjectorFollowsThePresenterAlsoToTheNextLessonAndOnAnotherDevice() {
        marit.navigate("/course/time-and-windows");
        marit.keyboard().press("p");
        marit.waitForURL(Pattern.compile(".*/presenter.*"));
        marit.locator(".slide[data-now]").waitFor();
        assertThat(marit.locator(".presenter__notes")).containsText("Say:");
        var projector = marit.context().newPage();
        projector.navigate("/course/time-and-windows/slides");
        projector.locator(".slide[data-now]").waitFor();
        var phone = otherDevice();
        phone.navigate("/course/time-and-windows/presenter");
        phone.locator(".slide[data-now]").waitFor();

        marit.bringToFront();
        marit.keyboard().press("Home");
        marit.keyboard().press("ArrowRight");
        marit.keyboard().press("ArrowRight");
        assertThat(projector).hasURL(Pattern.compile(".*/slides#s3$"), SOON);
        assertThat(phone).hasURL(Pattern.compile(".*/presenter#s3$"), SOON);

        phone.click("[data-slide=next]");
        assertThat(marit).hasURL(Pattern.compile(".*/presenter#s4$"), SOON);
        assertThat(projector).hasURL(Pattern.compile(".*/slides#s4$"), SOON);

        phone.click(".presenter__beside [rel=next]");
        assertThat(projector).hasURL(Pattern.compile(".*/course/mask-customer-data/slides.*"), SOON);
        assertThat(marit).hasURL(Pattern.compile(".*/course/mask-customer-data/presenter.*"), SOON);
        phone.context().close();
        projector.close();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aStudentsWindowGoesWithTheProjectorUntilTheStudentLeafs() {
        var ana = browsers.student(server, "Ana");
        var presenter = marit.context().newPage();
        presenter.navigate("/course/time-and-windows/presenter");
        presenter.locator(".slide[data-now]").waitFor();
        presenter.keyboard().press("Home");
        presenter.keyboard().press("ArrowRight");
        ana.navigate("/course/time-and-windows");
        assertThat(ana.locator(".live__slide")).hasText("slide 2");
        ana.locator(".live__slide").press("Enter");
        assertThat(ana).hasURL(Pattern.compile(".*/time-and-windows/slides#s2$"), SOON);
        presenter.keyboard().press("ArrowRight");
        assertThat(ana).hasURL(Pattern.compile(".*/slides#s3$"), SOON);

        ana.keyboard().press("ArrowLeft");
        presenter.keyboard().press("End");
        var back = ana.locator("[data-slide=follow]");
        var last = ana.locator(".slide").count();
        assertThat(back).hasText("Follow the projector: slide " + last);
        assertThat(ana).hasURL(Pattern.compile(".*/slides#s2$"));
        assertThat(presenter.locator(".slide[data-now]")).hasId("s" + last);
        back.press("Enter");
        assertThat(ana).hasURL(Pattern.compile(".*/slides#s" + last + "$"), SOON);
        presenter.locator(".presenter__beside [rel=next]").press("Enter");
        assertThat(ana).hasURL(Pattern.compile(".*/course/mask-customer-data/slides.*"), SOON);
        ana.context().close();
        presenter.close();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void thePollIsAskedAndClosedBesideTheSlides() {
        var ben = browsers.student(server, "Ben");
        var presenter = marit.context().newPage();
        presenter.navigate("/course/time-and-windows/presenter");
        presenter.locator(".presenter__poll summary").press("Enter");
        presenter.fill("#poll-question", "Ready for the lab?");
        presenter.fill("#poll-options", "Yes");
        presenter.locator("#poll-options").press("Enter");
        presenter.locator("#poll-options").pressSequentially("Not yet");
        presenter.locator("#poll-open").press("Enter");
        assertThat(ben.locator("details[data-poll]")).hasAttribute("open", "");
        ben.locator("#poll-form input[type=radio]").first().press("Space");
        ben.keyboard().press("Enter");
        assertThat(presenter.locator("#poll")).containsText("1 of ");
        assertThat(presenter.locator(".slide[data-now]")).hasId("s1");
        presenter.locator("#poll-close").press("Enter");
        assertThat(presenter.locator("#poll .tag")).hasText("Closed");
        ben.context().close();
        presenter.close();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void withoutScriptAllSlidesStandBelowEachOther() {
        var page = browsers.withoutScript();
        signIn(page);
        page.navigate("/course/time-and-windows/slides");
        assertThat(page.locator("#s1")).isVisible();
        assertThat(page.locator(".slide").last()).isVisible();
        assertThat(page.locator(".slides__bar")).isHidden();
        page.context().close();
    }

    private Page otherDevice() {
        var phone = browsers.person();
        phone.setViewportSize(390, 844);
        signIn(phone);
        return phone;
    }

    private static void signIn(Page page) {
        page.navigate("/sign-in");
        page.fill("[name=name]", "Marit");
        page.fill("[name=password]", "correct horse battery");
        page.click("form .btn--primary");
        page.waitForURL(Pattern.compile(".*/class$"));
    }

    private static List<String> slugs() {
        try (var courses =
                Courses.open(TestServer.home().resolve("content/courses").resolve(Settings.COURSE))) {
            return courses.course().openSteps().stream()
                    .map(step -> step.open().orElseThrow().value())
                    .toList();
        }
    }
}
