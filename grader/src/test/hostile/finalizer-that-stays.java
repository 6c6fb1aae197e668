// tries: a finalizer
// outcome: passed | failed | exceeded-limit exit
class Harm {
    static String shout(String word) {
        class Late {
            @Override
            protected void finalize() {
                attack();
            }
        }
        new Late();
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
