// tries: ten thousand errors, each with a message of its own
// outcome: did-not-compile
class Harm {
    static String shout(String word) {
//@repeat 10000: int e# = "\u202e<b>\u001b[31m" - #;
        return word;
    }
}
