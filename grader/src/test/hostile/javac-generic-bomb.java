// tries: a class hierarchy that makes subtyping run without end
// outcome: did-not-compile | failed | exceeded-limit time
class Harm {
    interface Sink<T> {}

    static class Bomb<T> implements Sink<Sink<? super Bomb<Bomb<T>>>> {}

    static String shout(String word) {
        Sink<? super Bomb<Byte>> it = new Bomb<Byte>();
        return word + it;
    }
}
