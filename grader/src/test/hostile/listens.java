// tries: a server of its own
// outcome: passed | failed
import java.net.ServerSocket;

class Harm {
    static String shout(String word) throws Exception {
        try (var listener = new ServerSocket(0)) {
            return word.toUpperCase();
        }
    }
}
