// tries: writes into the jars and the JDK
// outcome: failed
// not in: none
import java.nio.file.Files;
import java.nio.file.Path;

class Harm {
    static String shout(String word) {
        var found = new StringBuilder("found ");
        for (var jar : (System.getProperty("java.class.path") + ":" + System.getProperty("java.home") + "/lib/modules").split(":")) {
            if (Files.isWritable(Path.of(jar))) found.append("REACHED ").append(jar);
        }
        return found.toString();
    }
}
