// tries: a file name that leaves its folder
// outcome: did-not-compile
class Harm {
    static String shout(String word) {
        return word;
    }
}
