// tries: a timer that fires in the next attempt
// outcome: passed | failed | exceeded-limit exit
import java.util.Timer;
import java.util.TimerTask;

class Harm {
    static String shout(String word) {
        new Timer(true).schedule(new TimerTask() {
            @Override
            public void run() {
                attack();
            }
        }, 200);
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
