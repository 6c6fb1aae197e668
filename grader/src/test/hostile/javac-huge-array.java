// tries: an array initialiser too large for a method
// outcome: did-not-compile
class Harm {
    static final long[] MANY = {
//@repeat 60000: 123456789#L,
    };

    static String shout(String word) {
        return word;
    }
}
