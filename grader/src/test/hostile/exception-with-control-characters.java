// tries: escape sequences, markup and half characters in a message
// outcome: failed
class Harm {
    static String shout(String word) {
        System.out.println("\u001b[2J\u001b]0;owned\u0007 \u202e <img src=x onerror=alert(1)> \ud800");
        throw new IllegalStateException("\u001b[31m\u202e\ud800</pre><script>alert(1)</script>\u0000");
    }
}
