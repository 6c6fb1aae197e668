package dev.millrace.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.millrace.TestServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The installed Chromium, driven by Playwright. Every person gets a context of their own; whatever a page asks of
/// another host, logs as an error, or is refused by the content security policy is kept and must be nothing.
final class Browsers implements AutoCloseable {
    /// Chromium's own editing puts a colour on what is typed into an editable element; the policy refuses that, and the
    /// editor draws the text anew. Whatever else the policy refuses is a complaint.
    private static final String TELL_REFUSALS = """
            addEventListener('securitypolicyviolation', event => {
                if (!event.target.closest?.('.cm-content')) console.error('refused: ' + event.violatedDirective
                        + ' ' + event.blockedURI + ' ' + (event.target.outerHTML ?? '').slice(0, 200));
            });""";

    private static final String REFUSED_STYLE = "Applying inline style violates";
    /// What htmx says of a request that a newer one, or a page that is left, replaces; a failure says something else
    /// too.
    private static final Pattern ABORTED = Pattern.compile("^htmx:(sendAbort|afterRequest),");

    private final Playwright playwright;
    private final Browser browser;
    private final URI address;
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    Browsers(URI address) {
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// The one without windows first: it takes about half the processor time.
    private static Path chromium() {
        return Stream.of(
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "no Chromium is installed (Debian: apt-get install chromium-headless-shell); the browser tests cannot run"));
    }

    /// A fresh person at a 1440 px window.
    Page person() {
        return person(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    Page person(ColorScheme scheme) {
        return person(new Browser.NewContextOptions().setViewportSize(1440, 900).setColorScheme(scheme));
    }

    Page withoutScript() {
        return person(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private Page person(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(address.toString()));
        context.setDefaultTimeout(30_000);
        context.addInitScript(TELL_REFUSALS);
        var page = context.newPage();
        page.onRequest(request -> {
            if (request.url().startsWith("http") && !request.url().startsWith(address.toString())) {
                complaints.add("asked another host: " + request.url());
            }
        });
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onConsoleMessage(message -> {
            var text = message.text();
            if (message.type().equals("error")
                    && !text.startsWith("Failed to load resource")
                    && !text.startsWith(REFUSED_STYLE)
                    && !ABORTED.matcher(text).find()) {
                complaints.add("console: " + text);
            }
        });
        return page;
    }

    /// A page of the class's instructor, Marit, who took it by a link; once a server.
    Page instructor(TestServer server) {
        var classroom = server.millrace().classroom();
        return instructor("/instructor/claim/" + server.millrace().identity().invite(classroom.id()));
    }

    /// The same by the link that a server's own process says.
    Page instructor(String claim) {
        var page = person();
        page.navigate(claim);
        page.fill("[name=name]", "Marit");
        page.fill("[name=password]", "correct horse battery");
        page.click("form .btn--primary");
        page.waitForURL(Pattern.compile(".*/class$"));
        return page;
    }

    /// A page of a student who joined by the invitation.
    Page student(TestServer server, String name) {
        return join(person(), server, name);
    }

    /// The same in a page that is open.
    Page join(Page page, TestServer server, String name) {
        return join(page, server.millrace().classroom().code(), name);
    }

    Page join(Page page, String code, String name) {
        page.navigate("/?code=" + code);
        page.fill("[name=name]", name);
        page.click("form .btn--primary");
        page.waitForURL(Pattern.compile(".*/course.*"));
        return page;
    }

    /// What pages complained of so far.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
