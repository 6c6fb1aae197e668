package dev.millrace.grader.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Records by key, keys in order of first appearance, expected ones first.
record Keys(Map<String, List<Item>> expected, Map<String, List<Item>> actual) {
    static Keys of(List<Item> expected, List<Item> actual) {
        return new Keys(group(expected), group(actual));
    }

    Set<String> all() {
        var all = new LinkedHashSet<>(expected.keySet());
        all.addAll(actual.keySet());
        return all;
    }

    List<Item> expected(String key) {
        return expected.getOrDefault(key, List.of());
    }

    List<Item> actual(String key) {
        return actual.getOrDefault(key, List.of());
    }

    /// A text that is the same for equal keys: fields sorted, numbers by value.
    static String canonical(JsonNode key) {
        if (key.isNumber()) {
            return "#" + key.decimalValue().stripTrailingZeros().toPlainString();
        }
        if (key.isObject()) {
            var fields = new TreeMap<String, String>();
            key.properties().forEach(e -> fields.put(e.getKey(), canonical(e.getValue())));
            return fields.toString();
        }
        return key.toString();
    }

    private static Map<String, List<Item>> group(List<Item> items) {
        var groups = new LinkedHashMap<String, List<Item>>();
        for (var item : items) {
            groups.computeIfAbsent(canonical(item.key()), _ -> new ArrayList<>())
                    .add(item);
        }
        return groups;
    }
}
