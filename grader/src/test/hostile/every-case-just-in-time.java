// tries: each case stays below its own limit, all together do not
// outcome: exceeded-limit time
class Harm {
    private static boolean slept;

    static String shout(String word) throws Exception {
        if (!slept) {
            slept = true;
            Thread.sleep(1400);
        }
        return word.toUpperCase();
    }
}
