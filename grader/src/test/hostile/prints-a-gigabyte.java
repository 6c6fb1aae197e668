// tries: prints a gigabyte
// outcome: exceeded-limit print
// says: printed more than
class Harm {
    static String shout(String word) {
        for (int i = 0; i < 1_000_000; i++) System.out.println("x".repeat(1000));
        return word.toUpperCase();
    }
}
