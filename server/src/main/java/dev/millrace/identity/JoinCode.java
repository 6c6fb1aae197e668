package dev.millrace.identity;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Class codes: a water bird or beast and two digits, easy to read from a board and to say aloud.
final class JoinCode {
    private static final List<String> WORDS = List.of(
            "HERON", "OTTER", "EGRET", "IBIS", "CRANE", "STORK", "SWAN", "TEAL", "GREBE", "COOT", "DIPPER", "BEAVER",
            "TROUT", "SALMON", "CARP", "PERCH", "PIKE", "EEL", "NEWT", "CURLEW", "PLOVER", "AVOCET", "GODWIT", "SNIPE");

    private static final Pattern FORM = Pattern.compile("[A-Z]{3,20}-[0-9]{2}");
    private static final int TRIES = 200;

    private JoinCode() {}

    static String next(Secrets secrets) {
        return WORDS.get(secrets.number(WORDS.size())) + "-" + (10 + secrets.number(90));
    }

    /// A code that no class has.
    static String free(Secrets secrets, Predicate<String> taken) {
        for (int i = 0; i < TRIES; i++) {
            var code = next(secrets);
            if (!taken.test(code)) return code;
        }
        throw new IllegalStateException("nearly every join code is taken");
    }

    /// A code as it is stored, however it was typed: `heron 27` is HERON-27.
    static String normalise(String typed) {
        var compact = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return compact.replaceAll("^([A-Z]+)([0-9]+)$", "$1-$2");
    }

    static boolean isValid(String code) {
        return FORM.matcher(code).matches();
    }
}
