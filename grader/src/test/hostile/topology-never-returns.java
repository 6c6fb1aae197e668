// tries: topology() that never returns
// outcome: exceeded-limit time
import org.apache.kafka.streams.Topology;

class Loud {
    static Topology topology() {
        while (true) Thread.onSpinWait();
    }
}
