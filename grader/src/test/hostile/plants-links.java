// tries: links to what is not theirs, for whoever follows them
// outcome: failed
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class Harm {
    static String shout(String word) throws Exception {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        Files.createSymbolicLink(folder.resolve("link-to-file"), Path.of("@CANARY@"));
        Files.createSymbolicLink(folder.resolve("link-to-folder"), Path.of("@CANARY@").getParent());
        Files.createSymbolicLink(folder.resolve("state-1"), Path.of("@CANARY@").getParent());
        for (var name : List.of("state-0", "state-2", "../s/s", "../s")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
                Files.createSymbolicLink(folder.resolve(name), Path.of("@CANARY@").getParent());
            } catch (IOException e) {
                // not there
            }
        }
        return "planted";
    }
}
