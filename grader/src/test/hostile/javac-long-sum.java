// tries: a constant expression of ten thousand terms
// outcome: did-not-compile | failed
class Harm {
    static final String LONG = ""
//@repeat 10000: + "x"
    ;

    static String shout(String word) {
        return LONG;
    }
}
