// tries: an entry class whose parent is itself by way of another
// outcome: did-not-compile
import org.apache.kafka.streams.Topology;

class Loud extends Other {
    static Topology topology() {
        return null;
    }
}

class Other extends Loud {}
