package dev.millrace.grader.frames;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FramesTest {
    @Test
    void whatIsSentIsReceived() throws IOException {
        var out = new ByteArrayOutputStream();
        var frames = new Frames(InputStream.nullInputStream(), out);
        var key = JsonNodeFactory.instance.textNode("k");
        var message = new FromWorker.Produced(List.of(new FromWorker.Out("t", key, key, 7, Map.of("a", "b"), 0)));
        frames.send(message);
        frames.send(new FromWorker.Exiting());
        var back = reading(out.toByteArray());
        assertThat(back.receive(FromWorker.class)).isEqualTo(message);
        assertThat(back.receive(FromWorker.class)).isEqualTo(new FromWorker.Exiting());
        assertThat(back.receive(FromWorker.class)).isNull();
    }

    @Test
    void aLengthBeyondTheLimitIsRefusedBeforeAnythingIsRead() {
        var bytes = ByteBuffer.allocate(4).putInt(Frames.MAX_FRAME + 1).array();
        assertThatThrownBy(() -> reading(bytes).receive(FromWorker.class)).isInstanceOf(BadFrameException.class);
        var negative = ByteBuffer.allocate(4).putInt(-1).array();
        assertThatThrownBy(() -> reading(negative).receive(FromWorker.class)).isInstanceOf(BadFrameException.class);
    }

    @Test
    void aFrameThatEndsEarlyIsNoMessage() {
        var bytes = ByteBuffer.allocate(8).putInt(100).putInt(0).array();
        assertThatThrownBy(() -> reading(bytes).receive(FromWorker.class)).isInstanceOf(EOFException.class);
    }

    @Test
    void framesAreCountedInAll() {
        var frame = frame("{\"m\":\"exiting\"}");
        var twice = ByteBuffer.allocate(frame.length * 2).put(frame).put(frame).array();
        var frames = reading(twice);
        frames.startCounting(frame.length);
        assertThatThrownBy(() -> {
                    var _ = frames.receive(FromWorker.class);
                    var _ = frames.receive(FromWorker.class);
                })
                .isInstanceOf(BadFrameException.class)
                .hasMessageContaining("in all");
    }

    @Test
    void emptyFramesAreCountedToo() {
        var frame = frame("{\"m\":\"produced\",\"records\":[]}");
        var flood = ByteBuffer.allocate(frame.length * 1000);
        for (int i = 0; i < 1000; i++) {
            flood.put(frame);
        }
        var frames = reading(flood.array());
        frames.startCounting(1 << 20);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        var _ = frames.receive(FromWorker.class);
                    }
                })
                .isInstanceOf(BadFrameException.class)
                .hasMessageContaining("frames in all");
    }

    /// Twelve megabytes of brackets would take half a gigabyte as a tree.
    @Test
    void aSmallFrameThatMakesALargeTreeIsRefused() {
        var bomb =
                "{\"m\":\"produced\",\"records\":[{\"topic\":\"t\",\"key\":null,\"timestamp\":0,\"headers\":{},\"cause\":0,"
                        + "\"value\":[" + "[],".repeat(600_000) + "0]}]}";
        assertThatThrownBy(() -> reading(frame(bomb)).receive(FromWorker.class)).isInstanceOf(BadFrameException.class);
    }

    @Test
    void valuesAreCountedInAll() {
        var out = "{\"topic\":\"t\",\"key\":null,\"timestamp\":0,\"headers\":{},\"cause\":0,\"value\":["
                + "[],".repeat(20_000) + "0]}";
        var frame = frame("{\"m\":\"produced\",\"records\":[" + out + "]}");
        var both = ByteBuffer.allocate(frame.length * 2).put(frame).put(frame).array();
        var frames = reading(both);
        frames.startCounting(1 << 20);
        assertThatThrownBy(() -> {
                    var _ = frames.receive(FromWorker.class);
                    var _ = frames.receive(FromWorker.class);
                })
                .isInstanceOf(BadFrameException.class)
                .hasMessageContaining("values in all");
    }

    @Test
    void aNumberThatIsTooFarOutToCountWithArrivesAsText() throws IOException {
        var value = value("1e999999999");
        assertThat(value.isTextual()).isTrue();
        assertThat(value("1e-999999999").isTextual()).isTrue();
        assertThat(value("0e999999999").decimalValue()).isEqualByComparingTo("0");
        assertThat(value("4.9E-324").isNumber()).isTrue();
        assertThat(value("1.7976931348623157E308").isNumber()).isTrue();
    }

    private static JsonNode value(String json) throws IOException {
        var message = reading(frame(
                        "{\"m\":\"produced\",\"records\":[{\"topic\":\"t\",\"key\":null,\"timestamp\":0,\"headers\":{},\"cause\":0,\"value\":"
                                + json + "}]}"))
                .receive(FromWorker.class);
        return ((FromWorker.Produced) requireNonNull(message))
                .records()
                .getFirst()
                .value();
    }

    @Test
    void halvesOfCharactersCanBeSent() throws IOException {
        var out = new ByteArrayOutputStream();
        var half = JsonNodeFactory.instance.objectNode().put("\ud800", "\udc00 \u0000 ü");
        var message =
                new FromWorker.Produced(List.of(new FromWorker.Out("t", half, half, 7, Map.of("\ud800", "b"), 0)));
        new Frames(InputStream.nullInputStream(), out).send(message);
        assertThat(reading(out.toByteArray()).receive(FromWorker.class)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noise",
                "null",
                "{\"m\":\"exiting\"} {}",
                "{}",
                "[]",
                "{\"m\":\"unheard-of\"}",
                "{\"m\":\"produced\"}",
                "{\"m\":\"produced\",\"records\":[null]}",
                "{\"m\":\"produced\",\"records\":[{\"topic\":null}]}",
                "{\"m\":\"produced\",\"records\":[{\"topic\":\"t\",\"key\":1,\"value\":1,\"timestamp\":\"x\"}]}",
                "{\"m\":\"hello\",\"nonce\":\"n\",\"@class\":\"java.lang.Runtime\"}",
                "{\"m\":\"finished\"}"
            })
    void whatIsNoMessageIsRefused(String text) {
        assertThatThrownBy(() -> reading(frame(text)).receive(FromWorker.class)).isInstanceOf(BadFrameException.class);
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        var deep = "{\"m\":\"produced\",\"records\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThatThrownBy(() -> reading(frame(deep)).receive(FromWorker.class)).isInstanceOf(BadFrameException.class);
    }

    private static byte[] frame(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static Frames reading(byte[] bytes) {
        return new Frames(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
    }
}
