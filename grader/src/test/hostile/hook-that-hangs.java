// tries: a shutdown hook that never ends
// outcome: exceeded-limit exit
class Harm {
    static String shout(String word) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (true) Thread.onSpinWait();
        }));
        System.exit(1);
        return word;
    }
}
