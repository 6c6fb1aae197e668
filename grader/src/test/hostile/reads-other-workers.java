// tries: memory and descriptors of other processes through /proc
// outcome: failed
// not in: none
import java.nio.file.Files;
import java.nio.file.Path;

class Harm {
    static String shout(String word) {
        var found = new StringBuilder("found ");
        for (int pid = 2; pid < 5000; pid++) {
            if (Files.notExists(Path.of("/proc/self/task/" + pid)) && Files.isReadable(Path.of("/proc/" + pid + "/mem"))) {
                found.append("REACHED ").append(pid).append(' ');
            }
        }
        return found.toString();
    }
}
