// tries: one record of 50 MB
// outcome: exceeded-limit output
class Harm {
    static String shout(String word) {
        return "x".repeat(50_000_000);
    }
}
