// tries: remembers the input in one string that doubles
// outcome: exceeded-limit memory
class Harm {
    static String shout(String word) {
        var text = word;
        while (true) text += text;
    }
}
