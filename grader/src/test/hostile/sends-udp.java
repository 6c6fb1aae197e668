// tries: a datagram to the server's machine
// outcome: failed | exceeded-limit time
// not in: none
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

class Harm {
    static String shout(String word) throws Exception {
        try (var socket = new DatagramSocket()) {
            var text = word.getBytes();
            socket.send(new DatagramPacket(text, text.length, new InetSocketAddress("127.0.0.1", @UDP@)));
            return "sent";
        }
    }
}
