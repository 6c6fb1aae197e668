// tries: a TCP connection to the server's machine
// outcome: failed | exceeded-limit time
// not in: none
import java.net.InetSocketAddress;
import java.net.Socket;

class Harm {
    static String shout(String word) throws Exception {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", @TCP@), 500);
            return "REACHED";
        }
    }
}
