// tries: writes until the disk is full
// outcome: failed | exceeded-limit output | exceeded-limit memory | exceeded-limit time | exceeded-limit exit
// not in: none
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Harm {
    static String shout(String word) {
        var noise = new byte[1 << 20];
        long written = 0;
        try (var out = Files.newOutputStream(Path.of(System.getProperty("java.io.tmpdir"), "big"))) {
            while (true) {
                out.write(noise);
                written += noise.length;
            }
        } catch (IOException e) {
            return written > (1L << 29) ? "REACHED " + written : "stopped";
        }
    }
}
