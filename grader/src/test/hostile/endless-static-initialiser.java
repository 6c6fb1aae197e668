// tries: a class whose initialiser never ends
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) {
        return Trap.WORD;
    }

    static final class Trap {
        static final String WORD = spin();

        static String spin() {
            while (System.nanoTime() != 1) Thread.onSpinWait();
            return "";
        }
    }
}
