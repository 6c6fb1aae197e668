// tries: memory off the heap through buffers
// outcome: exceeded-limit memory
import java.nio.ByteBuffer;
import java.util.ArrayList;

class Harm {
    static String shout(String word) {
        var all = new ArrayList<ByteBuffer>();
        while (true) all.add(ByteBuffer.allocateDirect(1 << 20));
    }
}
