// tries: fills the heap with small objects, so that it collects garbage without end
// outcome: exceeded-limit memory | exceeded-limit time
import java.util.ArrayList;

class Harm {
    static String shout(String word) {
        var all = new ArrayList<String>();
        while (true) all.add(word + all.size());
    }
}
