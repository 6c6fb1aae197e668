package dev.millrace.content;

import dev.millrace.content.source.Nearest;
import dev.millrace.content.source.Report;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What stands behind a block's name: `key=value`, `key="a few words"`, and single words as flags.
final class Attributes {
    private static final Pattern ONE = Pattern.compile("([\\w-]+)(?:=(?:\"([^\"]*)\"|(\\S+)))?");

    private final Chunk chunk;
    private final Report report;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Attributes(Chunk chunk, Report report) {
        this.chunk = chunk;
        this.report = report;
    }

    /// The attributes of a block that knows these keys; others are reported.
    static Attributes of(Chunk chunk, List<String> known, Report report) {
        var attributes = new Attributes(chunk, report);
        var match = ONE.matcher(chunk.rest());
        while (match.find()) {
            var key = match.group(1);
            var value = match.group(2) != null ? match.group(2) : match.group(3) != null ? match.group(3) : "";
            if (known.contains(key)) {
                attributes.values.put(key, value);
            } else {
                var near = Nearest.to(key, known).map(word -> "did you mean `" + word + "`?");
                report.at(
                        chunk.line(),
                        "unknown-key",
                        "`" + key + "` is not an attribute of `:::" + chunk.name() + "`",
                        near.orElse("use " + String.join(", ", known)));
            }
        }
        return attributes;
    }

    /// A value that must be there; absent it is empty and reported.
    String text(String key) {
        var value = values.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            report.at(
                    chunk.line(),
                    "missing-key",
                    "`:::" + chunk.name() + "` needs `" + key + "=…`",
                    "add it to the block's first line");
        }
        return value;
    }

    /// Words between commas; none when the key is absent.
    List<String> words(String key) {
        return Arrays.stream(values.getOrDefault(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    int whole(String key, int otherwise) {
        var value = values.getOrDefault(key, "");
        if (value.matches("\\d{1,4}")) {
            return Integer.parseInt(value);
        }
        if (values.containsKey(key)) {
            report.at(
                    chunk.line(),
                    "not-a-number",
                    "`" + key + "=" + value + "` is not a whole number",
                    "write digits only");
        }
        return otherwise;
    }

    boolean flag(String key) {
        return values.containsKey(key);
    }
}
