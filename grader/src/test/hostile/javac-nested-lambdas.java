// tries: lambdas in overloaded calls, each compiled twice for each level
// outcome: did-not-compile | failed | exceeded-limit time | exceeded-limit memory
import java.util.concurrent.Callable;
import java.util.function.Supplier;

class Harm {
    static <T> T go(Supplier<T> it) {
        return it.get();
    }

    static <T> T go(Callable<T> it, int... more) {
        return null;
    }

    static String shout(String word) {
        return
//@repeat 14: go(() ->
word
//@repeat 14: )
        ;
    }
}
