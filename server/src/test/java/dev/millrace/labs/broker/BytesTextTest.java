package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTextTest {
    @Test
    void jsonGetsLinesAndKeepsEveryNumberAndNameAsItWasWritten() {
        var written = "{\"a\":1.0e400,\"a\":[ ],\"b\":{\"c\":\"x,\\\"y\\\":{\"},\"n\":12345678901234567890}";
        assertThat(BytesText.json(bytes(written))).contains("""
                {
                  "a": 1.0e400,
                  "a": [],
                  "b": {
                    "c": "x,\\"y\\":{"
                  },
                  "n": 12345678901234567890
                }""");
    }

    @Test
    void whatIsNoJsonIsNotMadeToLookLikeIt() {
        assertThat(BytesText.json(bytes("plain"))).isEmpty();
        assertThat(BytesText.json(bytes("{\"a\":}"))).isEmpty();
        assertThat(BytesText.json(bytes("{} {}"))).isEmpty();
        assertThat(BytesText.json(new byte[] {'{', (byte) 0xff, '}'})).isEmpty();
    }

    @Test
    void theFaultOfATextThatBeginsLikeJsonHasAPlace() {
        assertThat(BytesText.jsonFault("{\"a\":1,\n \"b\" 2}"))
                .hasValueSatisfying(f -> assertThat(f).contains("line 2"));
        assertThat(BytesText.jsonFault("{\"a\":1")).isPresent();
        assertThat(BytesText.jsonFault("a sentence")).isEmpty();
        assertThat(BytesText.jsonFault("[1,2]")).isEmpty();
    }

    @Test
    void deepNestingStaysSmall() {
        var deep = "[".repeat(900) + "]".repeat(900);
        assertThat(BytesText.json(bytes(deep)).orElse("").length()).isLessThan(400_000);
        assertThat(BytesText.json(bytes("[".repeat(30_000) + "]".repeat(30_000))))
                .isEmpty();
    }

    @Test
    void controlsAndMarksOfDirectionAreShownAsSigns() {
        assertThat(BytesText.text(bytes("a\u0000b\u001b[2J\u202Ec\n"))).isEqualTo("a\u2400b\u241b[2J\uFFFDc\n");
        assertThat(BytesText.isText(bytes("a\u0000"))).isFalse();
        assertThat(BytesText.isText(bytes("a\tb\r\n"))).isTrue();
    }

    @Test
    void aDumpHasOffsetsBytesAndLetters() {
        assertThat(BytesText.dump(new byte[] {0, 'A', (byte) 0xff}))
                .startsWith("000000  00 41 ff")
                .contains(".A.");
        assertThat(BytesText.dump(new byte[1 << 20]).lines()).hasSize(512);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
