// tries: a library of its own through JNI
// outcome: failed
// not in: none
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

class Harm {
    static String shout(String word) throws Exception {
        var library = Path.of(System.getProperty("java.io.tmpdir"), "lib.so");
        try (var source = Files.newInputStream(Path.of(System.getProperty("java.home"), "lib/libnio.so"))) {
            Files.copy(source, library, StandardCopyOption.REPLACE_EXISTING);
        }
        System.load(library.toString());
        return "loaded";
    }
}
