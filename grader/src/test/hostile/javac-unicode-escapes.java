// tries: code hidden in a comment by Unicode escapes
// outcome: exceeded-limit exit
class Harm {
    static String shout(String word) {
        // harmless \u000a System.exit(0);
        return word.toUpperCase();
    }
}
