// tries: one record of 50 MB
// outcome: exceeded-limit output | exceeded-limit time
class Harm {
    static String shout(String word) {
        return "x".repeat(50_000_000);
    }
}
