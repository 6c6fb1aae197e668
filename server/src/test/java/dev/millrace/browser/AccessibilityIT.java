package dev.millrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// axe-core finds nothing serious on the pages that everybody sees, light and dark.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {
    private TestServer server;
    private Browsers browsers;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        browsers = new Browsers(server.address());
    }

    @AfterAll
    void stop() {
        browsers.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nothingSeriousOnWhatAStudentSees(ColorScheme scheme) {
        var page = browsers.person(scheme);
        page.navigate("/");
        assertThat(Axe.serious(page)).isEmpty();
        page.fill("#code", server.millrace().classroom().code());
        page.fill("#name", "Noor");
        page.click("text=Join the class");
        for (var path : List.of(
                "/course",
                "/course/time-and-windows",
                "/course/find-the-events",
                "/account",
                "/mine",
                "/search?q=window",
                "/course/time-and-windows/mine")) {
            page.navigate(path);
            assertThat(Axe.serious(page)).as(path).isEmpty();
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nothingSeriousOnTheLiveClass(ColorScheme scheme) {
        server.student("Adaeze " + scheme);
        var page = browsers.person(scheme);
        var millrace = server.millrace();
        page.navigate("/instructor/claim/"
                + millrace.identity().invite(millrace.classroom().id()));
        page.fill("[name=name]", "Marit " + scheme);
        page.fill("[name=password]", "correct horse battery");
        page.click("form .btn--primary");
        page.locator("#heat-rows button").first().click();
        page.locator("#drawer h2").waitFor();
        assertThat(Axe.serious(page)).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(Axe.serious(page)).isEmpty();
        for (var path : List.of("/course/time-and-windows/slides", "/course/time-and-windows/presenter")) {
            page.navigate(path);
            page.locator(".slide[data-now]").waitFor();
            assertThat(Axe.serious(page)).as(path).isEmpty();
        }
        page.context().close();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void axeFindsAPlantedFault() {
        var page = browsers.person();
        page.navigate("/");
        page.evaluate("document.querySelector('#code').labels[0].remove()");
        assertThat(Axe.serious(page)).isNotEmpty();
    }
}
