// tries: processes that start processes
// outcome: failed | exceeded-limit time | exceeded-limit exit | exceeded-limit threads | our-fault
// not in: none
import java.util.List;

class Harm {
    static String shout(String word) {
        var java = ProcessHandle.current().info().command().orElse("/usr/bin/java");
        int started = 0;
        for (var command : List.of("/bin/sh", "/usr/bin/env", "/usr/bin/prlimit", java)) {
            for (int i = 0; i < 50; i++) {
                try {
                    new ProcessBuilder(command, "-version").redirectErrorStream(true).start();
                    started++;
                } catch (java.io.IOException e) {
                    break;
                }
            }
        }
        return "started " + started;
    }
}
