// tries: a stack trace of its own making, in which each line has ten million characters
// outcome: failed | exceeded-limit memory
class Harm {
    static String shout(String word) {
        var error = new IllegalStateException("forged");
        var line = new StackTraceElement("Harm", "shout", "x".repeat(10_000_000), 1);
        error.setStackTrace(new StackTraceElement[] {line, line, line, line, line});
        throw error;
    }
}
