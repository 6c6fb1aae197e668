// tries: recursion without end
// outcome: failed
class Harm {
    static String shout(String word) {
        return shout(word) + 1;
    }
}
