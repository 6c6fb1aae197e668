// tries: a loop that never ends
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) {
        while (true) {
            if (word.isEmpty()) return word;
        }
    }
}
