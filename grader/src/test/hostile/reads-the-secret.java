// tries: a file of the server
// outcome: failed
// not in: none
import java.nio.file.Files;
import java.nio.file.Path;

class Harm {
    static String shout(String word) throws Exception {
        return Files.readString(Path.of("@CANARY@"));
    }
}
