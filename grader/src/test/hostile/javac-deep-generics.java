// tries: types nested so deep that inference explodes
// outcome: did-not-compile | failed | exceeded-limit time | exceeded-limit memory
import java.util.List;

class Harm {
    static <T> List<T> in(T it) {
        return List.of(it);
    }

    static String shout(String word) {
        var deep =
//@repeat 400: in(
word
//@repeat 400: )
        ;
        return deep.toString();
    }
}
