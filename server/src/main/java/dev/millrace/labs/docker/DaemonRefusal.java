package dev.millrace.labs.docker;

import org.jspecify.annotations.Nullable;

/// A Docker daemon answered, and would not do it; or what is to be done makes no sense to it. The message is a
/// sentence for whoever runs the server.
public final class DaemonRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    DaemonRefusal(String message) {
        super(message);
    }

    DaemonRefusal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
