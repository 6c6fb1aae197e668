package dev.millrace.grader.sandbox;

/// What a worker may use of the machine. The same in every sandbox.
final class Bounds {
    /// Temporary files, all together; also the largest file.
    static final long TEMP_BYTES = 128L << 20;

    /// Threads and processes together.
    static final int TASKS = 320;

    /// Open files.
    static final int FILES = 512;

    /// Processor time of a worker's whole life.
    static final int CPU_SECONDS = 1800;

    /// Processors at once: the submission's thread, and room for compiler and collector beside it.
    static final double CPUS = 1.5;

    /// Near the top of the range of ordinary users, 1000 to 59999 (Debian policy, 9.2.2), where few systems arrive.
    private static final int FIRST_USER = 59_000;

    private static final int USERS = 900;
    private static final long DATA_BYTES = 1L << 30;
    private static final long RESIDENT_BYTES = 512L << 20;

    private Bounds() {}

    /// The user that a worker runs as where it can be chosen: each one its own.
    static int user(Launch launch) {
        return FIRST_USER + launch.number() % USERS;
    }

    /// Address space for heap and data (`RLIMIT_DATA`): reserved counts, touched or not.
    static long dataBytes(Launch launch) {
        return launch.memoryBytes() + DATA_BYTES;
    }

    /// Memory in use: the heap, and for classes, code, stacks and temporary files half a gibibyte.
    static long residentBytes(Launch launch) {
        return launch.memoryBytes() + RESIDENT_BYTES;
    }
}
