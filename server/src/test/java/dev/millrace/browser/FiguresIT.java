package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every interactive figure: led to its finding by the keyboard alone, shared by its address, and read without script.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresIT {
    private static final int TAB_STOPS = 120;

    private TestServer server;
    private Browsers browsers;
    private Page noor;

    enum Figure {
        CALL_CHAIN("call-chain", "price-of-synchronous", "99.20 %"),
        KEYS_AND_GROUPS("keys-and-groups", "just-enough-kafka", "one reads two, one reads one"),
        ONE_LOG_MANY_READERS("one-log-many-readers", "what-streaming-adds", "analytics has lost 2 and 3"),
        RETENTION_AND_COMPACTION("retention-and-compaction", "just-enough-kafka", "the tombstone 4, a day after");

        private final String name;
        private final String lesson;
        private final String saysWithoutScript;

        Figure(String name, String lesson, String saysWithoutScript) {
            this.name = name;
            this.lesson = lesson;
            this.saysWithoutScript = saysWithoutScript;
        }

        Locator on(Page page) {
            return page.locator("[data-interactive=" + name + "]");
        }

        String path() {
            return "/course/" + lesson;
        }
    }

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
        noor = browsers.join(browsers.person(), server, "Noor");
    }

    @AfterAll
    void stop() {
        assertThat(browsers.complaints()).isEmpty();
        browsers.close();
        server.close();
    }

    @Test
    void twelveServicesInAChainFailMoreThanAHundredOfTenThousandRequests() {
        open(Figure.CALL_CHAIN);
        tabTo(figure(Figure.CALL_CHAIN).getByLabel("Services in the chain"));
        press("ArrowRight", 4);

        isFoundHereAndElsewhere(
                Figure.CALL_CHAIN, "Of 10,000 requests 9,881 are answered, after 600 ms", "n=12,a=99.9,t=50");
    }

    @Test
    void aFourthMemberOfThreePartitionsHasNothingToDo() {
        open(Figure.KEYS_AND_GROUPS);
        tabTo(button(Figure.KEYS_AND_GROUPS, "C joins"));
        press("Enter", 1);
        assertThat(button(Figure.KEYS_AND_GROUPS, "D joins")).isFocused();
        press("Enter", 1);

        isFoundHereAndElsewhere(Figure.KEYS_AND_GROUPS, "1 of 4 members has no partition", "p=3,m=ABCD,k=");
    }

    @Test
    void aFullGroupKeepsTheFocusAmongItsMembers() {
        open(Figure.KEYS_AND_GROUPS);
        tabTo(button(Figure.KEYS_AND_GROUPS, "C joins"));
        press("Enter", 6);

        assertThat(button(Figure.KEYS_AND_GROUPS, "A leaves")).isFocused();
    }

    @Test
    void aReaderThatWasAwayTooLongHasLostOrders() {
        open(Figure.ONE_LOG_MANY_READERS);
        tabTo(button(Figure.ONE_LOG_MANY_READERS, "An order arrives"));
        press("Enter", 7);

        isFoundHereAndElsewhere(
                Figure.ONE_LOG_MANY_READERS,
                "offset 3 was dropped. analytics had not read it",
                "e=oocooo" + "o".repeat(7) + ",q=0,r=2");
    }

    @Test
    void aReaderThatIsSetBackWorksTwice() {
        open(Figure.ONE_LOG_MANY_READERS);
        tabTo(radio(Figure.ONE_LOG_MANY_READERS, "analytics"));
        press("ArrowLeft", 1);
        tabTo(button(Figure.ONE_LOG_MANY_READERS, "Set back by 4"));
        press("Enter", 1);
        press("Shift+Tab", 1);
        press("Enter", 1);

        isFoundHereAndElsewhere(
                Figure.ONE_LOG_MANY_READERS,
                "shipping read offset 1 again and did its work a second time",
                "e=oocooox2,q=0,r=1");
    }

    @Test
    void aNewReaderOfALogHasTheHistoryAndOfAQueueNothing() {
        open(Figure.ONE_LOG_MANY_READERS);
        tabTo(radio(Figure.ONE_LOG_MANY_READERS, "analytics"));
        press("ArrowRight", 1);
        tabTo(button(Figure.ONE_LOG_MANY_READERS, "Join at the oldest order"));
        press("Enter", 1);
        assertThat(button(Figure.ONE_LOG_MANY_READERS, "Read one")).isFocused();
        isFoundHereAndElsewhere(
                Figure.ONE_LOG_MANY_READERS, "fraud begins at offset 0, the oldest that is left: 5 orders", "q=0,r=3");

        noor.locator("h1").click();
        tabTo(radio(Figure.ONE_LOG_MANY_READERS, "a log"));
        press("ArrowRight", 1);
        isFoundHereAndElsewhere(
                Figure.ONE_LOG_MANY_READERS, "billing 3, shipping 2, analytics 0, fraud 0, of 5", "e=oocoooe,q=1,r=3");
    }

    @Test
    void whatCannotBeDoneKeepsTheFocusAndSaysWhy() {
        open(Figure.ONE_LOG_MANY_READERS, "e=oocooo,q=1,r=0");
        tabTo(button(Figure.ONE_LOG_MANY_READERS, "Set back by 4"));
        press("Enter", 1);

        assertThat(status(noor, Figure.ONE_LOG_MANY_READERS)).containsText("A queue has no position to set back");
        assertThat(button(Figure.ONE_LOG_MANY_READERS, "Set back by 4")).isFocused();
    }

    @Test
    void compactionTakesATombstoneWhenItsTimeIsOverAndASegmentWasClosed() {
        open(Figure.RETENTION_AND_COMPACTION);
        tabTo(radio(Figure.RETENTION_AND_COMPACTION, "delete"));
        press("ArrowRight", 1);
        press("Shift+Tab", 1);
        press("Enter", 1);
        assertThat(status(noor, Figure.RETENTION_AND_COMPACTION)).containsText("Compaction removed offsets 0 and 1");

        tabTo(button(Figure.RETENTION_AND_COMPACTION, "Write a value"));
        press("Enter", 2);
        noor.locator("h1").click();
        tabTo(button(Figure.RETENTION_AND_COMPACTION, "A day passes"));
        press("Enter", 1);

        isFoundHereAndElsewhere(
                Figure.RETENTION_AND_COMPACTION, "The tombstone at offset 4 went too", "e=abctaBdtca2taat,k=c-17");
    }

    @Test
    void retentionTakesWholeSegmentsWhateverTheirKeys() {
        open(Figure.RETENTION_AND_COMPACTION);
        tabTo(button(Figure.RETENTION_AND_COMPACTION, "A day passes"));
        press("Enter", 2);

        isFoundHereAndElsewhere(
                Figure.RETENTION_AND_COMPACTION, "Nothing is left of c-04 and c-31", "e=abctaBdtcatt,k=c-17");
    }

    @Test
    void aFindingIsAnnouncedOnceWhenThingsComeToRest() {
        open(Figure.ONE_LOG_MANY_READERS);
        button(Figure.ONE_LOG_MANY_READERS, "An order arrives").evaluate("""
                arrives => {
                    window.announced = [];
                    const status = arrives.closest('[data-interactive]').querySelector('[role=status]');
                    new MutationObserver(() => announced.push(status.textContent)).observe(status, {childList: true});
                    for (let i = 0; i < 7; i++) arrives.click();
                }""");

        assertThat(status(noor, Figure.ONE_LOG_MANY_READERS)).containsText("offset 3 was dropped");
        assertThat(noor.evaluate("announced.length")).isEqualTo(1);
    }

    @Test
    void anAddressFollowedOnAnOpenPageShowsItsState() {
        open(Figure.RETENTION_AND_COMPACTION);
        noor.evaluate("location.hash = '#retention-and-compaction:e=abctaBdtcat,k=c-31'");

        assertThat(status(noor, Figure.RETENTION_AND_COMPACTION)).containsText("Retention dropped offsets 0 to 2");
        assertThat(radio(Figure.RETENTION_AND_COMPACTION, "c-31")).isChecked();
    }

    @Test
    void anAddressThatSomebodyMisspeltShowsWhatCanBeRead() {
        open(Figure.ONE_LOG_MANY_READERS, "e=oQ!o" + "o".repeat(500) + ",q=7,r=99");

        assertThat(status(noor, Figure.ONE_LOG_MANY_READERS)).containsText("120 orders so far");
        button(Figure.ONE_LOG_MANY_READERS, "An order arrives").press("Enter");
        assertThat(status(noor, Figure.ONE_LOG_MANY_READERS)).containsText("as far as the picture goes");
    }

    @ParameterizedTest
    @EnumSource
    void withoutScriptTheSameIsThereToRead(Figure figure) {
        var page = browsers.join(browsers.withoutScript(), server, "Ines " + figure.name);
        page.navigate(figure.path());

        assertThat(figure.on(page).locator("table").last()).isVisible();
        assertThat(figure.on(page)).containsText(figure.saysWithoutScript);
        assertThat(figure.on(page).locator(".tryout, details")).hasCount(0);
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource
    void onAPhoneNothingIsTooSmallOrPushesThePageAside(Figure figure) {
        var page = browsers.join(browsers.person(), server, "Bram " + figure.name);
        page.setViewportSize(390, 844);
        page.navigate(figure.path());
        figure.on(page).locator(".tryout svg").waitFor();

        var small = figure.on(page).locator(".tryout").evaluate("""
                host => [...host.querySelectorAll('button, label:has(> input), input:not(label > input)')]
                    .filter(target => target.checkVisibility())
                    .filter(target => target.getBoundingClientRect().height < 24 || target.getBoundingClientRect().width < 24)
                    .map(target => target.outerHTML)""");
        assertThat(small).asInstanceOf(LIST).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(serious(page, figure)).isEmpty();
        page.context().close();
    }

    @Test
    void aLessonWithoutFiguresLoadsNoneOfTheirCode() {
        noor.navigate(Figure.CALL_CHAIN.path());
        Figure.CALL_CHAIN.on(noor).locator(".tryout svg").waitFor();
        assertThat(scripts(noor)).anyMatch(url -> url.contains("/call-chain-"));
        assertThat(scripts(noor)).noneMatch(url -> url.contains("/one-log-many-readers-"));

        noor.navigate("/course/commands-queries-events");
        noor.locator("[data-set=outline][aria-expanded]").waitFor();
        assertThat(scripts(noor)).isNotEmpty().noneMatch(url -> url.contains("/interactive-"));
    }

    private void open(Figure figure) {
        noor.navigate("about:blank");
        noor.navigate(figure.path());
        figure(figure).locator("svg").waitFor();
        noor.locator("h1").click();
    }

    private void open(Figure figure, String state) {
        noor.navigate("about:blank");
        noor.navigate(figure.path() + "#" + figure.name + ":" + state);
        figure(figure).locator("svg").waitFor();
        noor.locator("h1").click();
    }

    /// Goes on by Tab until the target has the focus.
    private void tabTo(Locator target) {
        for (int stop = 0; stop < TAB_STOPS; stop++) {
            if (Boolean.TRUE.equals(target.evaluate("target => target === document.activeElement"))) {
                return;
            }
            noor.keyboard().press("Tab");
        }
        throw new AssertionError("not reached with " + TAB_STOPS + " times Tab: " + target);
    }

    private void press(String key, int times) {
        for (int i = 0; i < times; i++) {
            noor.keyboard().press(key);
        }
    }

    /// Also for somebody who is sent the address.
    private void isFoundHereAndElsewhere(Figure figure, String finding, String state) {
        assertThat(status(noor, figure)).containsText(finding);
        assertThat(noor.url()).contains("#" + figure.name + ":").endsWith(state);

        var other = noor.context().newPage();
        other.navigate(noor.url());
        assertThat(status(other, figure)).containsText(finding);
        assertThat(figure.on(other)).isInViewport();
        other.close();
    }

    private Locator figure(Figure figure) {
        return figure.on(noor).locator(".tryout");
    }

    private Locator button(Figure figure, String words) {
        return figure(figure).locator("button", new Locator.LocatorOptions().setHasText(words));
    }

    private Locator radio(Figure figure, String words) {
        return figure(figure)
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }

    private static Locator status(Page page, Figure figure) {
        return figure.on(page).locator("[role=status]");
    }

    private static List<String> scripts(Page page) {
        var urls = (List<?>) page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)");
        return urls.stream()
                .map(Object::toString)
                .filter(url -> url.endsWith(".js"))
                .toList();
    }

    private static List<String> serious(Page page, Figure figure) {
        var grave = Set.of("serious", "critical");
        return new AxeBuilder(page)
                .include("[data-interactive=" + figure.name + "]").analyze().getViolations().stream()
                        .filter(violation -> grave.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + ": "
                                + violation.getNodes().getFirst().getHtml())
                        .toList();
    }
}
