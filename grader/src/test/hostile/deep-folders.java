// tries: a tree of folders deeper than a path may be long, for whoever removes it
// outcome: failed
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

class Harm {
    static String shout(String word) {
        var folder = new File(System.getProperty("java.io.tmpdir"), "deep");
        var at = folder.toPath();
        try {
            for (int i = 0; i < 1500; i++) {
                at = at.resolve("dd");
                Files.createDirectories(at);
            }
        } catch (IOException e) {
            return "stopped";
        }
        return "made";
    }
}
