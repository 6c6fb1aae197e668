package dev.millrace.practice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What two people's words for one thing have in common. `OrderPlaced`, "order placed" and `orders-placed` fold to the
/// same text, and so do "Customer id" and `customerId`. The result is for comparing only; nobody reads it.
public final class Wording {
    /// What people write for an event that has no key.
    static final String NONE = "none";

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[/|,;]\\s*|\\s+or\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOUBLED = Pattern.compile("([b-df-hj-np-tv-z])\\1$");

    private static final List<String> ENDINGS = List.of("ing", "ed", "s");

    /// They say that a value is an id or an owner a service, which its column says already.
    private static final Set<String> IN_VALUES =
            Set.of("a", "an", "the", "of", "its", "their", "s", "id", "ids", "service", "services", "team");

    /// They carry no sense of their own in a short answer.
    private static final Set<String> IN_ANSWERS =
            Set.of("a", "an", "the", "of", "to", "in", "it", "its", "is", "are", "be", "our", "we", "my", "and", "too");

    private static final Set<String> WORDS_FOR_NONE =
            Set.of("none", "no", "no key", "null", "nothing", "unkeyed", "not keyed", "without", "n/a", "-", "–", "—");

    private Wording() {}

    /// The most frequent spelling; of equals the shortest, and then the first in the alphabet: never whoever answered
    /// first.
    public static String commonest(List<String> spellings) {
        return spellings.stream()
                .min(Comparator.<String>comparingLong(
                                text -> spellings.stream().filter(text::equals).count())
                        .reversed()
                        .thenComparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /// The names in one cell: "StockReserved or StockNotAvailable" are two.
    static List<String> names(String cell) {
        return Arrays.stream(BETWEEN_NAMES.split(cell.strip()))
                .filter(name -> !ofName(name).isEmpty())
                .toList();
    }

    /// A name without case, spacing, the word "event" and word endings; empty when there are no letters.
    static String ofName(String name) {
        return fold(name, Set.of("event"));
    }

    /// A value likewise, without the words that add nothing. A blank one is empty, one that says none is `none`.
    static String ofValue(String value) {
        var plain = value.strip().toLowerCase(Locale.ROOT);
        return WORDS_FOR_NONE.contains(plain) ? NONE : fold(value, IN_VALUES);
    }

    /// A short answer without case, spacing, word endings and the words that carry no sense; empty when there are no
    /// letters.
    public static String ofAnswer(String answer) {
        return fold(answer, IN_ANSWERS);
    }

    private static String fold(String text, Set<String> empty) {
        var words = Arrays.stream(BETWEEN_WORDS.split(text))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        var telling = words.stream().filter(word -> !empty.contains(word)).toList();
        return String.join(
                "",
                (telling.isEmpty() ? words : telling)
                        .stream().map(Wording::stem).toList());
    }

    /// English only, and only as much as names need: plurals, -ed and -ing, a doubled consonant, British -ise.
    private static String stem(String word) {
        if (word.length() < 4 || word.endsWith("ss")) {
            return undoubled(word);
        }
        if (word.endsWith("ies") || word.endsWith("ied")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        var stem = withoutEnding(word);
        var bare = stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
        return undoubled(bare.endsWith("iz") ? bare.substring(0, bare.length() - 1) + "s" : bare);
    }

    private static String withoutEnding(String word) {
        return ENDINGS.stream()
                .filter(ending -> word.endsWith(ending) && word.length() >= ending.length() + 3)
                .findFirst()
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .orElse(word);
    }

    private static String undoubled(String stem) {
        return DOUBLED.matcher(stem).find() ? stem.substring(0, stem.length() - 1) : stem;
    }
}
