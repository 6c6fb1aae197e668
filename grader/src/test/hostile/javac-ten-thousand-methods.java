// tries: ten thousand methods
// outcome: failed | did-not-compile
class Harm {
    static String shout(String word) {
        return word;
    }
//@repeat 10000: static int m#(int a) { return a + #; }
}
