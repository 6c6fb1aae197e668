// tries: waits for a notification that nobody sends
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) throws Exception {
        synchronized (Harm.class) {
            Harm.class.wait();
        }
        return word;
    }
}
