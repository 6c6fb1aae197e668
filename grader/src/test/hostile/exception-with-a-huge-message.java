// tries: an exception whose message has fifty million characters
// outcome: failed | exceeded-limit memory
class Harm {
    static String shout(String word) {
        throw new IllegalStateException("x".repeat(50_000_000));
    }
}
