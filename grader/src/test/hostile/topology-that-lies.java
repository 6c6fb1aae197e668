// tries: a Topology of its own that describes itself without end
// outcome: exceeded-limit time | failed
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

class Loud {
    static Topology topology() {
        return new Topology() {
            @Override
            public synchronized TopologyDescription describe() {
                while (true) Thread.onSpinWait();
            }
        };
    }
}
