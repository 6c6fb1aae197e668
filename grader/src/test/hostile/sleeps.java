// tries: waits on the wall clock instead of virtual time
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) throws Exception {
        Thread.sleep(100_000);
        return word;
    }
}
