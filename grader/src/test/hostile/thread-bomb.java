// tries: platform threads without end
// outcome: exceeded-limit threads
class Harm {
    static String shout(String word) {
        while (true) {
            new Thread(() -> {
                while (true) Thread.onSpinWait();
            }).start();
        }
    }
}
