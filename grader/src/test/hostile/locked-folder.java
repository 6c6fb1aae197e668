// tries: a folder that nobody may enter, for whoever removes it
// outcome: failed
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

class Harm {
    static String shout(String word) throws Exception {
        var folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "locked", "inside"));
        Files.writeString(folder.resolve("file"), "x");
        Files.setPosixFilePermissions(folder.getParent(), Set.of());
        return "locked";
    }
}
