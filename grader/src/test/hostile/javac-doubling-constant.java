// tries: string constants that double twenty-five times
// outcome: did-not-compile | exceeded-limit memory | failed | exceeded-limit time
class Harm {
    static final String A0 = "xxxxxxxxxxxxxxxx";
//@repeat 25: static final String A## = A# + A#;

    static String shout(String word) {
        return A25;
    }
}
