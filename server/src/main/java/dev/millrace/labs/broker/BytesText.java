package dev.millrace.labs.broker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Bytes of a record written out for a person: as text, as JSON with lines, as a hex dump. Each is bounded, and
/// without the characters that change how the text around them reads. Stateless.
public final class BytesText {
    /// Shown in full up to here; what is longer can be downloaded.
    public static final int MOST = 64 << 10;

    private static final int MOST_DUMPED = 8 << 10;
    private static final int MOST_INDENTED = 256 << 10;
    private static final int DEEPEST = 40;
    private static final int DUMP_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final JsonFactory JSON = new JsonFactory();

    private BytesText() {}

    /// Whether the bytes are UTF-8 and, but for line ends and tabs, without controls.
    public static boolean isText(byte[] bytes) {
        return decoded(bytes)
                .filter(text -> text.chars().noneMatch(BytesText::isControl))
                .isPresent();
    }

    /// The beginning as text; controls and bytes that are none are shown as signs.
    public static String text(byte[] bytes) {
        var text = new String(bytes, 0, Math.min(bytes.length, 4 * MOST), StandardCharsets.UTF_8);
        return withoutControls(ShownBytes.cut(text, MOST));
    }

    /// JSON with a line for each member, everything else as it was written; empty where it is no object or array, or
    /// too large for it.
    public static Optional<String> json(byte[] bytes) {
        return decoded(bytes)
                .filter(text -> text.length() <= MOST && beginsLikeJson(text))
                .filter(text -> fault(text).isEmpty())
                .map(BytesText::indented)
                .filter(text -> text.length() <= MOST_INDENTED)
                .map(text -> ShownBytes.cut(text, MOST_INDENTED));
    }

    /// Why a text that begins like JSON is none, with line and column; empty where nothing is wrong.
    public static Optional<String> jsonFault(String text) {
        return beginsLikeJson(text) ? fault(text) : Optional.empty();
    }

    private static boolean beginsLikeJson(String text) {
        var begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[");
    }

    private static Optional<String> fault(String text) {
        try (var parser = JSON.createParser(text)) {
            int depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0 && parser.nextToken() != null) return Optional.of("there is more after its end");
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return Optional.of(
                    at == null ? "it ends too soon" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts line ends and spaces between the tokens of sound JSON, and changes nothing else of it.
    private static String indented(String json) {
        var out = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length() && out.length() <= MOST_INDENTED; i++) {
            char c = json.charAt(i);
            if (quoted) {
                out.append(c);
                if (c == '\\') out.append(json.charAt(++i));
                else if (c == '"') quoted = false;
                continue;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    out.append(c);
                }
                case '{', '[' -> line(out.append(c), ++depth);
                case '}', ']' -> line(out, --depth).append(c);
                case ',' -> line(out.append(c), depth);
                case ':' -> out.append(": ");
                case ' ', '\t', '\r', '\n' -> {}
                default -> out.append(c);
            }
        }
        return out.toString().replaceAll("([{\\[])\\s+([}\\]])", "$1$2");
    }

    private static StringBuilder line(StringBuilder out, int depth) {
        return out.append('\n').repeat("  ", Math.min(depth, DEEPEST));
    }

    /// Offset, sixteen bytes, and the letters among them, a line each.
    public static String dump(byte[] bytes) {
        var out = new StringBuilder();
        int shown = Math.min(bytes.length, MOST_DUMPED);
        for (int at = 0; at < shown; at += DUMP_LINE) {
            int to = Math.min(shown, at + DUMP_LINE);
            var letters = new StringBuilder();
            for (int i = at; i < to; i++) letters.append(bytes[i] > ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            out.append("%06x  %-47s  %s%n".formatted(at, HEX.formatHex(bytes, at, to), letters));
        }
        return out.toString();
    }

    /// How many bytes a dump shows of so many.
    public static int dumped(int size) {
        return Math.min(size, MOST_DUMPED);
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int c) {
        return (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
    }

    /// Unicode has a picture of each control.
    private static String withoutControls(String text) {
        return text.codePoints()
                .map(c -> !isControl(c) ? c : c == 0x7f ? 0x2421 : 0x2400 + c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
