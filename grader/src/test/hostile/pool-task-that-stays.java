// tries: a task in the common pool
// outcome: passed | failed | exceeded-limit exit
import java.util.concurrent.ForkJoinPool;

class Harm {
    static String shout(String word) {
        ForkJoinPool.commonPool().execute(Harm::attack);
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
