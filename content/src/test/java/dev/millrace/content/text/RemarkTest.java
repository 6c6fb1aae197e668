package dev.millrace.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What people write to each other is Markdown that cannot harm the page it stands in.
class RemarkTest {
    @Test
    void markdownIsRenderedAndHeadingsAreBoldLinesWithoutIds() {
        assertThat(Remark.html("## Main\n\nuse `acks=all` and **wait**"))
                .contains("<p><strong>Main</strong></p>", "<code>acks=all</code>", "<strong>wait</strong>")
                .doesNotContain("id=");
    }

    @Test
    void noHtmlScriptOrImageComesThrough() {
        var html = Remark.html(
                "<img src=x onerror=alert(1)> <b>x</b> [y](javascript:alert(1)) ![z](https://else.where/z.png)");

        assertThat(html).doesNotContain("<img", "onerror", "<b>", "javascript:", "else.where");
    }

    @Test
    void whatIsNestedBeyondReasonIsShownAsTyped() {
        assertThat(Remark.html("> ".repeat(1_000) + "<deep>"))
                .startsWith("<p>&gt; ")
                .contains("&lt;deep&gt;");
    }

    @Test
    void noTextOfAllowedLengthOverflowsTheStack() {
        var nasty = List.of(
                "- ".repeat(2_000),
                "1. ".repeat(1_300),
                "*a ".repeat(1_000) + "*".repeat(1_000),
                "**a _b ".repeat(570),
                "[".repeat(2_000) + "](x)".repeat(500),
                "![".repeat(2_000),
                "`".repeat(3_999),
                "<".repeat(4_000),
                "|a".repeat(2_000) + "\n" + "|-".repeat(50));
        for (var text : nasty) {
            assertThat(Remark.html(text)).isNotNull();
        }
    }
}
