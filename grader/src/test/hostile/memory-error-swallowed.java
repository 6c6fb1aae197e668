// tries: catches OutOfMemoryError and goes on
// outcome: exceeded-limit memory
import java.util.ArrayList;

class Harm {
    static String shout(String word) {
        var all = new ArrayList<long[]>();
        while (true) {
            try {
                all.add(new long[1 << 18]);
            } catch (OutOfMemoryError e) {
                // on with it
            }
        }
    }
}
