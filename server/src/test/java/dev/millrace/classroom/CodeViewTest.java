package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeViewTest {
    @Test
    void aCommentOverSeveralLinesIsMarkedInEachOfThem() {
        assertThat(CodeView.split("a <span class=\"c\">/* b\nc\nd */</span> e"))
                .containsExactly(
                        "a <span class=\"c\">/* b</span>",
                        "<span class=\"c\">c</span>",
                        "<span class=\"c\">d */</span> e");
    }

    @Test
    void theCompilersWordsStandAtTheirLineAndMarkupInCodeStaysText() {
        var error = new Diagnostic("Lab.java", 2, 5, 2, 9, Diagnostic.Severity.ERROR, "cannot find symbol");

        var lines = CodeView.lines("Lab.java", "class Lab {\n  <script>\n}", List.of(error));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).notes()).containsExactly("cannot find symbol");
        assertThat(lines.get(1).html()).doesNotContain("<script>").contains("&lt;");
    }
}
