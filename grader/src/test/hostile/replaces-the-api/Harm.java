// tries: a class of Kafka's own name, to be called in its place
// outcome: passed | failed | did-not-compile
class Harm {
    static String shout(String word) {
        return word;
    }
}
