// tries: SIGSEGV through Unsafe
// outcome: exceeded-limit exit | our-fault
class Harm {
    static String shout(String word) throws Exception {
        var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((sun.misc.Unsafe) field.get(null)).putAddress(0, 0);
        return word;
    }
}
