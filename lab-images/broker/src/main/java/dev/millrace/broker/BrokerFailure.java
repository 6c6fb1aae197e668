package dev.millrace.broker;

import java.net.BindException;
import java.util.Locale;

/// The broker cannot start or go on, and how the process is to end. The message is one line for standard error.
final class BrokerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Ending ending;

    BrokerFailure(Ending ending, String message) {
        super(message);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }

    /// True where any cause in the chain is a full disk or a used-up quota. The Linux and macOS texts are all there
    /// is to go by: the JDK has no exception of its own for it.
    static boolean isDiskFull(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left on device") || message.contains("quota exceeded")) return true;
        }
        return false;
    }

    /// True where any cause in the chain is an address that cannot be bound.
    static boolean isAddressTaken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) return true;
        }
        return false;
    }
}
