// tries: an annotation processor among the sources, that javac must not run
// outcome: passed
@Deprecated
class Harm {
    static String shout(String word) {
        return word.toUpperCase();
    }
}
