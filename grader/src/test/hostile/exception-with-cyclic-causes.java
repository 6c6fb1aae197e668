// tries: exceptions that cause each other
// outcome: failed
import org.apache.kafka.streams.errors.StreamsException;

class Harm {
    static String shout(String word) {
        var one = new StreamsException("one");
        var two = new StreamsException("two", one);
        one.initCause(two);
        one.addSuppressed(two);
        throw one;
    }
}
