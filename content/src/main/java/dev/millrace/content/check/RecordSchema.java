package dev.millrace.content.check;

import java.util.Objects;
import java.util.Optional;

/// A schema that the values of records must fit: JSON Schema (`.json`) or Avro (`.avsc`), by the end of the file's
/// name. Equal to another one with the same file and text. Thread-safe.
public final class RecordSchema {
    /// More than a record of a lab ever needs; what is larger is not looked into.
    private static final int LARGEST = 256 << 10;

    private final String file;
    private final String text;
    private final Rule rule;

    /// What one kind of schema says of a value.
    interface Rule {
        /// Why the value does not fit, as a part of a sentence; nothing where it does.
        Optional<String> problem(byte[] value);
    }

    private RecordSchema(String file, String text, Rule rule) {
        this.file = file;
        this.text = text;
        this.rule = rule;
    }

    /// Whether a file's name ends as one of a known kind of schema does.
    public static boolean isKnown(String file) {
        return file.endsWith(".json") || file.endsWith(".avsc");
    }

    /// Makes a schema of a file's text.
    ///
    /// @throws IllegalArgumentException where the text is no such schema; the message says why
    public static RecordSchema parse(String file, String text) {
        return new RecordSchema(file, text, file.endsWith(".avsc") ? AvroRule.parse(text) : JsonRule.parse(text));
    }

    public String file() {
        return file;
    }

    /// Why the value does not fit, as a part of a sentence; nothing where it does.
    public Optional<String> problem(byte[] value) {
        return value.length > LARGEST ? Optional.of("it is larger than 256 KiB") : rule.problem(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSchema that && file.equals(that.file) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, text);
    }

    @Override
    public String toString() {
        return file;
    }
}
