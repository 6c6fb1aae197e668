// tries: a Unix socket of another program
// outcome: failed | exceeded-limit time
// not in: none
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

class Harm {
    static String shout(String word) throws Exception {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of("@UNIX@"));
            return "REACHED";
        }
    }
}
