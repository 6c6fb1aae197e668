package dev.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// "Hold back or open" of the class page, as an instructor goes through several parts with it.
class HoldsIT {
    private Served served;
    private Page marit;

    @BeforeEach
    void open(@TempDir Path data) {
        served = Served.start(data);
        served.server().student("Noor");
        marit = served.instructor();
        marit.click("summary:text-is('Hold back or open')");
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void whatWasChosenStaysChosenAfterActingAndWhenSomebodyJoins() {
        marit.selectOption("#holds [name=what]", "section:2");
        marit.selectOption("#holds [name=student]", "Noor");

        press("Hold back");
        assertThat(marit.locator("#holds li")).containsText("from Noor");
        assertThat(marit.locator("#holds form button:focus")).hasText("Hold back");
        isStillChosen();

        served.server().student("Ada");
        assertThat(marit.locator("#holds [name=student] option").nth(1)).hasText("Ada");
        isStillChosen();

        press("Open");
        assertThat(marit.locator("#holds li")).hasCount(0);
        isStillChosen();
        assertThat(served.complaints()).isEmpty();
    }

    @Test
    void whoHasLeftIsChosenNoLonger() {
        marit.selectOption("#holds [name=student]", "Noor");
        var noor = served.server().idOf("Noor");
        var roster = marit.context().newPage();
        roster.navigate("/classes/roster/" + noor);
        roster.check("form[action$='/removal'] [name=sure]");
        roster.click("form[action$='/removal'] button");

        assertThat(marit.locator("#holds [name=student] option")).hasCount(1);
        assertThat(marit.locator("#holds [name=student]")).hasValue("");
    }

    private void press(String button) {
        marit.locator("#holds form button:text-is('" + button + "')").focus();
        marit.keyboard().press("Enter");
    }

    private void isStillChosen() {
        assertThat(marit.locator("#holds [name=what]")).hasValue("section:2");
        assertThat(marit.locator("#holds [name=student] option:checked")).hasText("Noor");
        assertThat(marit.locator("#holds details")).hasAttribute("open", "");
    }
}
