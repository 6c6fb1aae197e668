package dev.millrace.grader.contract;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The schemas that a lab's types name: text by file name, `order-placed.avsc`. A submission finds them on its class
/// path under `contracts/`.
public record Contracts(Map<String, String> files) {
    /// For a lab whose types need none.
    public static final Contracts NONE = new Contracts(Map.of());

    public Contracts {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /// The text of a file.
    ///
    /// @throws IllegalArgumentException when it is not there
    public String text(String file) {
        var text = files.get(file);
        if (text == null) {
            throw new IllegalArgumentException("there is no contract " + file);
        }
        return text;
    }
}
