package dev.millrace.broker;

/// How the broker's process ends. The codes are a contract with whoever started it (the server's embedded runtime,
/// a container's entry point); each comes with one line on standard error.
public enum Ending {
    STOPPED(0),
    FAILED(1),
    USAGE(2),
    PORT_TAKEN(10),
    DISK_FULL(11),
    LEASE_EXPIRED(12),
    DISK_LIMIT(13);

    private final int code;

    Ending(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
