package dev.millrace.grader.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "two\nlines\tand a tab", "Zürich, שלום, 東京, 👩‍🔬", "<b>&amp;</b>"})
    void whatIsFitStays(String text) {
        assertThat(PlainText.of(text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "27, \\u001B",
        "0, \\u0000",
        "13, \\u000D",
        "155, \\u009B",
        "8238, \\u202E",
        "8294, \\u2066",
        "65279, \\uFEFF",
        "55296, \\uD800",
        "8232, \\u2028",
        "917569, \\uE0041"
    })
    void whatWouldMisleadIsWrittenOut(int character, String escape) {
        assertThat(PlainText.of("a" + Character.toString(character) + "b", 100)).isEqualTo("a" + escape + "b");
    }

    @Test
    void isCutAndDoingItTwiceChangesNothing() {
        for (var text : new String[] {
            "x".repeat(500), "\u001b".repeat(500), "👩".repeat(500), "x" + "👩".repeat(500), "x".repeat(99) + "\u001b"
        }) {
            var once = PlainText.of(text, 100);
            assertThat(once).hasSizeLessThanOrEqualTo(100).endsWith(" …");
            assertThat(PlainText.of(once, 100)).isEqualTo(once);
        }
    }
}
