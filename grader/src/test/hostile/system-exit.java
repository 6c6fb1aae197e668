// tries: System.exit
// outcome: exceeded-limit exit
// says: System.exit
class Harm {
    static String shout(String word) {
        System.exit(0);
        return word;
    }
}
