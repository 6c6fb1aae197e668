package dev.millrace.content.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final List<String> found = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "text <svg onload=alert(1)> text",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "<javascript:alert(1)>",
                "```java\" onmouseover=\"alert(1)\n<script>\n```",
                "<!-- <script> -->",
                "[x](https://example.org \"onclick=alert(1)\")",
                "<style>*{display:none}</style>",
                "<iframe src=https://example.org></iframe>"
            })
    void nothing_in_a_lesson_becomes_a_script(String markdown) {
        assertThat(html(markdown))
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("javascript:\"")
                .doesNotContainPattern("(?i)href=\"(javascript|data|vbscript)")
                .doesNotContainPattern("(?i)<[^>]+\\son\\w+=")
                .doesNotContainPattern("(?i)<(style|iframe|img|svg)");
    }

    @Test
    void headings_get_ids_that_are_unique_in_the_page() {
        assertThat(html("## Which clock?\n\n## Which clock?\n\n## ???"))
                .contains("<h2 id=\"which-clock\">", "<h2 id=\"which-clock-2\">", "<h2 id=\"part\">");
    }

    @Test
    void tables_scroll_inside_the_text_and_short_first_cells_are_row_headings() {
        assertThat(html("| a | b |\n|---|--:|\n| `x` | 1 |"))
                .contains("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
                .contains("<table class=\"table\">")
                .contains("<th scope=\"row\"><code>x</code></th>")
                .contains("<td class=\"end\">1</td>");
    }

    @Test
    void code_is_marked_by_kind_and_escaped() {
        assertThat(html("```java\nString s = \"<b>\"; // no tag\nint n = 1_000;\n```"))
                .contains("<span class=\"t\">String</span>")
                .contains("<span class=\"s\">\"&lt;b&gt;\"</span>")
                .contains("<span class=\"c\">// no tag</span>")
                .contains("<span class=\"k\">int</span>")
                .contains("<span class=\"n\">1_000</span>");
    }

    @Test
    void a_placeholder_stays_in_one_piece_inside_code() {
        assertThat(html("```bash\nkcat -b {{bootstrap}} -L\n```")).contains("{{bootstrap}}");
        assertThat(html("```csharp\nvar s = \"{{bootstrap}}\";\n```")).contains("{{bootstrap}}");
    }

    @Test
    void prose_has_the_quotes_of_print_and_code_has_its_own() {
        assertThat(html("\"What's *\"new\"*?\" (\"x\") in `\"code\"`s' end"))
                .startsWith(
                        "<p>\u201cWhat\u2019s <em>\u201cnew\u201d</em>?\u201d (\u201cx\u201d) in <code>\"code\"</code>s\u2019 end</p>");
    }

    @Test
    void every_language_survives_code_that_breaks_off_anywhere() {
        var code = "\"a\\\" 'b /* c */ // d\n-- e # f 1.5e3 @X Abc_1 \"\"\" <>& ${x}";
        for (var language : Language.values()) {
            for (var end = 0; end <= code.length(); end++) {
                var html = Highlighter.html(language, code.substring(0, end));
                assertThat(html.replaceAll("</?span[^>]*>", "")).isEqualTo(Escape.html(code.substring(0, end)));
            }
        }
    }

    private String html(String markdown) {
        return new Markdown()
                .blocks(markdown, new HashSet<>(), (line, rule, what, mend) -> found.add(rule))
                .html();
    }
}
