// tries: ends with the code of a worker that broke by itself, to be judged again without end
// outcome: exceeded-limit exit
class Harm {
    static String shout(String word) {
        Runtime.getRuntime().halt(70);
        return word;
    }
}
