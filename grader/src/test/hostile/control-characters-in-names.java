// tries: classes whose names hold an escape character and a mark that turns the writing round
// outcome: failed | did-not-compile
class Harm {
    static class A\u001bB\u202eC extends RuntimeException {
        A\u001bB\u202eC(String message) {
            super(message);
        }
    }

    static String shout(String word) {
        throw new A\u001bB\u202eC("<script>alert(1)</script>");
    }
}
