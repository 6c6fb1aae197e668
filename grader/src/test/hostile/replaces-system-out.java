// tries: System.out, properties and every default changed
// outcome: failed
import java.security.Security;
import java.util.Locale;
import java.util.TimeZone;

class Harm {
    static String shout(String word) {
        System.setOut(null);
        System.setErr(null);
        System.setIn(null);
        System.setProperties(null);
        Locale.setDefault(Locale.forLanguageTag("tr"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> Runtime.getRuntime().halt(1));
        Thread.currentThread().setContextClassLoader(null);
        Thread.currentThread().interrupt();
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        for (var provider : Security.getProviders()) Security.removeProvider(provider.getName());
        return "changed";
    }
}
