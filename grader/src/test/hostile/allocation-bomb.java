// tries: a list that only grows
// outcome: exceeded-limit memory
// says: 256 MiB
import java.util.ArrayList;

class Harm {
    static String shout(String word) {
        var all = new ArrayList<byte[]>();
        while (true) all.add(new byte[1 << 20]);
    }
}
