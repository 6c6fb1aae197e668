// tries: a name on the internet
// outcome: failed | exceeded-limit time
// not in: none
import java.net.InetAddress;

class Harm {
    static String shout(String word) throws Exception {
        return "REACHED " + InetAddress.getByName("kafka.apache.org");
    }
}
