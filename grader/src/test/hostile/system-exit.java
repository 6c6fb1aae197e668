// tries: System.exit
// outcome: exceeded-limit exit
class Harm {
    static String shout(String word) {
        System.exit(0);
        return word;
    }
}
