// tries: a regular expression that backtracks without end
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) {
        return "a".repeat(64).matches("(a|aa|a?a)*b\\1") ? "found" : "not found";
    }
}
