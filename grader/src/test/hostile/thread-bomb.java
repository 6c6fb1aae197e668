// tries: platform threads without end
// outcome: exceeded-limit threads | exceeded-limit time
class Harm {
    static String shout(String word) {
        while (true) {
            new Thread(() -> {
                while (true) Thread.onSpinWait();
            }).start();
        }
    }
}
