// tries: memory off the heap through the Foreign Memory API, touched page by page
// outcome: exceeded-limit memory | exceeded-limit exit | exceeded-limit time | our-fault
// not in: none
import java.lang.foreign.Arena;

class Harm {
    static String shout(String word) {
        while (true) {
            Arena.global().allocate(16 << 20).fill((byte) 1);
        }
    }
}
