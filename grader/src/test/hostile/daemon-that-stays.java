// tries: a daemon thread that outlives the verdict and attacks the next attempt
// outcome: passed | failed | exceeded-limit exit
class Harm {
    static String shout(String word) {
        var thread = new Thread(Harm::attack);
        thread.setDaemon(true);
        thread.start();
        return word.toUpperCase();
    }

    static void attack() {
        while (true) {
            try {
                for (var field : Class.forName("sun.misc.Unsafe").getDeclaredFields()) field.getName();
                System.setProperty("user.dir", "/gone");
                System.setOut(null);
                java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
                for (var thread : Thread.getAllStackTraces().keySet()) {
                    if (thread != Thread.currentThread()) thread.interrupt();
                }
                Thread.sleep(1);
            } catch (Throwable e) {
                // on with it
            }
        }
    }
}
