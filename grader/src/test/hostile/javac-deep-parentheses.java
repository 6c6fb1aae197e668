// tries: an expression nested so deep that javac breaks
// outcome: did-not-compile
class Harm {
    static String shout(String word) {
        int deep =
//@repeat 20000: (
1
//@repeat 20000: )
        ;
        return word + deep;
    }
}
