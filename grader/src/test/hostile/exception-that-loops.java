// tries: an exception whose getMessage never returns
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) {
        throw new RuntimeException() {
            @Override
            public String getMessage() {
                while (true) Thread.onSpinWait();
            }
        };
    }
}
