// tries: Runtime.halt
// outcome: exceeded-limit exit
class Harm {
    static String shout(String word) {
        Runtime.getRuntime().halt(0);
        return word;
    }
}
