// tries: virtual threads without end, each holding memory
// outcome: exceeded-limit memory | exceeded-limit time | exceeded-limit threads
import java.util.concurrent.locks.LockSupport;

class Harm {
    static String shout(String word) {
        while (true) {
            Thread.startVirtualThread(() -> {
                var hoard = new byte[1 << 16];
                while (hoard.length > 0) LockSupport.park();
            });
        }
    }
}
