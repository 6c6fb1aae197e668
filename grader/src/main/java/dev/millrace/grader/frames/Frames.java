package dev.millrace.grader.frames;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// One end of a conversation in frames: four bytes of length, then that many bytes of JSON. Reading trusts nothing:
/// the size of a frame, the depth of its JSON, and the number, bytes and JSON tokens of all frames since
/// [#startCounting] have hard limits. Tokens are counted because a short text can make a large tree: `[[],[],[]…`.
///
/// One thread may read while another writes; neither side is for two threads at once, except that [#send] is atomic.
public final class Frames {
    /// Most bytes of one frame.
    public static final int MAX_FRAME = 12 << 20;

    /// Deepest nesting of JSON that passes, of a frame as of a record.
    public static final int MAX_DEPTH = 128;

    /// Most JSON tokens of one frame; a token takes up to about 50 bytes of heap as a tree (two for an empty object
    /// with its map).
    private static final long MAX_TOKENS = 1_000_000;

    /// What is allowed beside the bytes: so many bytes to a token, and to a frame. A worker fills frames with 200
    /// records or 256 KiB.
    private static final long BYTES_PER_TOKEN = 20;

    private static final long BYTES_PER_FRAME = 32 << 10;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_FRAME)
                            .maxNumberLength(1000)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // any text can be sent then, halves of surrogate pairs too
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .nodeFactory(new TameNodes())
            .build();

    private final DataInputStream in;
    private final DataOutputStream out;
    private long bytesLeft = Long.MAX_VALUE;
    private long framesLeft = Long.MAX_VALUE;
    private long tokensLeft = Long.MAX_VALUE;

    public Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /// From here on at most so many bytes are read, in a number of frames and JSON tokens to match.
    public void startCounting(long bytes) {
        bytesLeft = bytes;
        framesLeft = 16 + bytes / BYTES_PER_FRAME;
        tokensLeft = 1000 + bytes / BYTES_PER_TOKEN;
    }

    /// Sends one message.
    ///
    /// @throws IOException when the other side is gone, or the message is over the limits
    public void send(Object message) throws IOException {
        var bytes = JSON.writeValueAsBytes(message);
        if (bytes.length > MAX_FRAME) {
            throw new BadFrameException("a frame of " + bytes.length + " bytes is too long to send");
        }
        synchronized (out) {
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        }
    }

    /// The next message, or null when the other side has ended between two frames.
    ///
    /// @throws BadFrameException when what comes is not a frame within the limits
    /// @throws IOException when the other side is gone in the middle of a frame
    public <T> @Nullable T receive(Class<T> type) throws IOException {
        int length = length();
        if (length < 0) {
            return null;
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the other side ended inside a frame");
        }
        return message(bytes, type);
    }

    private <T> T message(byte[] bytes, Class<T> type) throws IOException {
        try (var parser = JSON.createParser(bytes)) {
            T message = JSON.readValue(parser, type);
            if (message == null) {
                throw new BadFrameException("a frame is not a message: null");
            }
            tokensLeft -= parser.currentTokenCount();
            if (tokensLeft < 0) {
                throw new BadFrameException("too many values in all");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new BadFrameException("a frame is not a message: " + e.getOriginalMessage());
        }
    }

    private int length() throws IOException {
        int first = in.read();
        if (first < 0) {
            return -1;
        }
        int length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        bytesLeft -= length;
        framesLeft--;
        if (length < 0 || length > MAX_FRAME) {
            throw new BadFrameException("a frame of " + Integer.toUnsignedString(length) + " bytes is too long");
        }
        if (bytesLeft < 0 || framesLeft < 0) {
            throw new BadFrameException("too many bytes or frames in all");
        }
        return length;
    }
}
