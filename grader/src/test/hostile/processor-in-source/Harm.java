// tries: an annotation processor among the sources, with the file that would make javac run it
// outcome: did-not-compile
class Harm {
    static String shout(String word) {
        return word;
    }
}
