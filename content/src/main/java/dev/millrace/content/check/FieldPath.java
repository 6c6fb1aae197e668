package dev.millrace.content.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where in a record something stands: `total.minor` or `lines.0.sku` in a JSON value, `$key`, `$timestamp`,
/// `$partition`, or `$header.source`.
public sealed interface FieldPath {
    /// As the author wrote it.
    String text();

    /// In the value, which has to be JSON; a name that is a number also counts the items of an array.
    record InValue(String text, List<String> names) implements FieldPath {
        public InValue {
            names = List.copyOf(names);
        }

        /// What stands there, or a missing node.
        public JsonNode in(JsonNode value) {
            var at = value;
            for (var name : names) {
                at = at.isArray() && name.matches("\\d{1,6}") ? at.path(Integer.parseInt(name)) : at.path(name);
            }
            return at == null ? MissingNode.getInstance() : at;
        }
    }

    /// The key as text.
    record Key() implements FieldPath {
        @Override
        public String text() {
            return "$key";
        }
    }

    /// The record's time, in milliseconds since 1970.
    record Timestamp() implements FieldPath {
        @Override
        public String text() {
            return "$timestamp";
        }
    }

    record Partition() implements FieldPath {
        @Override
        public String text() {
            return "$partition";
        }
    }

    /// The last header of that name, as text.
    record Header(String name) implements FieldPath {
        @Override
        public String text() {
            return "$header." + name;
        }
    }

    /// Nothing where the text is no path.
    static Optional<FieldPath> parse(String text) {
        if (text.startsWith("$")) {
            return switch (text) {
                case "$key" -> Optional.of(new Key());
                case "$timestamp" -> Optional.of(new Timestamp());
                case "$partition" -> Optional.of(new Partition());
                default ->
                    text.startsWith("$header.") && text.length() > "$header.".length()
                            ? Optional.of(new Header(text.substring("$header.".length())))
                            : Optional.empty();
            };
        }
        var names = Arrays.asList(text.split("\\.", -1));
        return names.stream().anyMatch(String::isBlank) ? Optional.empty() : Optional.of(new InValue(text, names));
    }
}
