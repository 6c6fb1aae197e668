package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageHtmlTest {
    @Test
    void aWebAddressIsALinkAndTheFullStopAfterItIsNot() {
        assertThat(MessageHtml.of("See https://example.org/menu?a=1, or `https://example.org`."))
                .contains("<a href=\"https://example.org/menu?a=1\"")
                .contains(">https://example.org/menu?a=1</a>, or <code>https://example.org</code>.");
    }

    @Test
    void markdownIsDrawnAndNothingElse() {
        assertThat(MessageHtml.of(
                        "**now** <img src=x onerror=alert(1)> [bad](javascript:alert(1)) [5.4](time-and-windows)"))
                .contains("<strong>now</strong>")
                .contains("href=\"/course/time-and-windows\"")
                .doesNotContain("<img")
                .doesNotContain("javascript:");
    }

    @Test
    void whatIsNestedBeyondReasonIsShownAsTyped() {
        assertThat(MessageHtml.of("> ".repeat(400))).startsWith("<p>&gt; ");
    }

    @Test
    void aHeadingTakesNoIdAwayFromThePage() {
        assertThat(MessageHtml.of("## live\n\ntext")).doesNotContain("id=").doesNotContain("<h2");
    }
}
