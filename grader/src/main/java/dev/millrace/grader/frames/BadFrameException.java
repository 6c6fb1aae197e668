package dev.millrace.grader.frames;

import java.io.IOException;

/// The other side did not keep to the frames or their limits.
public final class BadFrameException extends IOException {
    BadFrameException(String message) {
        super(message);
    }
}
