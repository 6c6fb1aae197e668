// tries: makes files until no more can be made
// outcome: failed | exceeded-limit time | exceeded-limit memory
// not in: none
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Harm {
    static String shout(String word) {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        for (int i = 0; i < 10_000_000; i++) {
            try {
                Files.createFile(folder.resolve("f" + i));
            } catch (IOException e) {
                return "stopped";
            }
        }
        return "REACHED";
    }
}
