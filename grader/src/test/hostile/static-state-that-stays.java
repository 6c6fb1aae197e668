// tries: the input, kept where the next attempt finds it, and told there
// outcome: failed
// twice: the same
import java.util.Properties;

class Harm {
    static String shout(String word) {
        var before = String.valueOf(System.getProperties().get("kept"));
        System.getProperties().put("kept", before + word);
        System.setProperty("kept-text", before + word);
        return before;
    }
}
