package dev.millrace.grader.frames;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
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
/// the size of a frame, of all frames since [#startCounting], and the depth of the JSON have hard limits.
///
/// One thread may read while another writes; neither side is for two threads at once, except that [#send] is atomic.
public final class Frames {
    /// Most bytes of one frame.
    public static final int MAX_FRAME = 12 << 20;

    /// Deepest nesting of JSON that passes, of a frame as of a record.
    public static final int MAX_DEPTH = 128;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_FRAME)
                            .maxNumberLength(1000)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final DataInputStream in;
    private final DataOutputStream out;
    private long left = Long.MAX_VALUE;

    public Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /// From here on at most so many bytes are read.
    public void startCounting(long bytes) {
        left = bytes;
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
        try {
            return JSON.readValue(bytes, type);
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
        left -= length;
        if (length < 0 || length > MAX_FRAME) {
            throw new BadFrameException("a frame of " + Integer.toUnsignedString(length) + " bytes is too long");
        }
        if (left < 0) {
            throw new BadFrameException("too many bytes in all");
        }
        return length;
    }
}
