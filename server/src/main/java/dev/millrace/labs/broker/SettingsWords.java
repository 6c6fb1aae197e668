package dev.millrace.labs.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.content.check.Condition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings of a topic that a check asks about.
///
/// @param hold whether all of them are as they should be
/// @param seen those of them that are not, or all
record SettingsWords(boolean hold, String seen) {
    static SettingsWords of(Map<String, Condition> wanted, Map<String, String> found) {
        var wrong = new LinkedHashMap<>(wanted);
        wrong.entrySet().removeIf(each -> each.getValue().holds(value(found, each.getKey())));
        var shown = wrong.isEmpty() ? wanted : wrong;
        return new SettingsWords(
                wrong.isEmpty(),
                shown.keySet().stream()
                        .map(name -> name + " " + found.getOrDefault(name, "not set"))
                        .collect(Collectors.joining(", ")));
    }

    /// The order in a list of policies does not matter.
    private static JsonNode value(Map<String, String> found, String name) {
        var value = found.get(name);
        if (value == null) return MissingNode.getInstance();
        return TextNode.valueOf(
                name.equals("cleanup.policy")
                        ? Arrays.stream(value.split(","))
                                .map(String::strip)
                                .sorted()
                                .collect(Collectors.joining(","))
                        : value);
    }
}
