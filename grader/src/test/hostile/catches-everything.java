// tries: a loop that swallows every interrupt, exception and error
// outcome: exceeded-limit time
class Harm {
    static String shout(String word) {
        while (true) {
            try {
                Thread.sleep(10);
                throw new StackOverflowError();
            } catch (Throwable e) {
                // on with it
            }
        }
    }
}
