// tries: a loop that never ends
// outcome: exceeded-limit time
// says: took longer than 2 s
class Harm {
    static String shout(String word) {
        while (true) {
            if (word.isEmpty()) return word;
        }
    }
}
