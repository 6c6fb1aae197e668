package dev.millrace.labs.broker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes from a broker as a person may look at them: text where they are UTF-8, hexadecimal otherwise; never longer
/// than asked for, and without the characters that change how the text around them reads.
///
/// @param size how many bytes there really are
/// @param cut whether `text` shows only the beginning
public record ShownBytes(String text, boolean binary, int size, boolean cut) {
    private static final String REPLACEMENT = "\uFFFD";

    static Optional<ShownBytes> ofNullable(byte @Nullable [] bytes, int cap) {
        return bytes == null ? Optional.empty() : Optional.of(of(bytes, cap));
    }

    static ShownBytes of(byte[] bytes, int cap) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (isReadable(text)) return new ShownBytes(cut(text, cap), false, bytes.length, text.length() > cap);
        } catch (CharacterCodingException notText) {
            // shown as bytes
        }
        int shown = Math.min(bytes.length, cap / 3);
        var hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
        return new ShownBytes(hex, true, bytes.length, shown < bytes.length);
    }

    /// Other controls than line ends and tabs mean that this is not text.
    private static boolean isReadable(String text) {
        return text.chars().noneMatch(c -> (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f);
    }

    /// At most `cap` characters of untrusted text, no half ones, and no marks that turn the reading direction.
    static String cut(String text, int cap) {
        int end = Math.min(text.length(), cap);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end).replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F]", REPLACEMENT);
    }
}
