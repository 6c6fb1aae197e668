package dev.millrace.grader.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// When two values are equal: objects whatever the order of their fields, numbers by value within a tolerance, the rest
/// as it stands. A field that is null and a field that is not there differ.
record Values(BigDecimal tolerance) {
    /// A field that differs; the path is empty for the value itself.
    record FieldDifference(String path, JsonNode expected, JsonNode actual) {}

    boolean equal(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return near(expected, actual);
        }
        if (expected.isObject() && actual.isObject()) {
            return expected.size() == actual.size()
                    && expected.properties().stream()
                            .allMatch(e -> actual.has(e.getKey()) && equal(e.getValue(), actual.get(e.getKey())));
        }
        if (expected.isArray() && actual.isArray()) {
            return sameElements(expected, actual);
        }
        return expected.equals(actual);
    }

    /// Where two values differ, innermost fields, in order of their names.
    List<FieldDifference> differences(JsonNode expected, JsonNode actual) {
        var found = new ArrayList<FieldDifference>();
        collect("", expected, actual, found);
        return found;
    }

    /// Whether a record looks like an earlier state of another: a number, or an object of the same fields of which more
    /// than half are equal.
    boolean sameKindOfState(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return true;
        }
        if (!one.isObject() || !other.isObject() || one.size() != other.size()) {
            return false;
        }
        long equal = one.properties().stream()
                .filter(e -> other.has(e.getKey()) && equal(e.getValue(), other.get(e.getKey())))
                .count();
        return equal * 2 > one.size();
    }

    private boolean sameElements(JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!equal(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean near(JsonNode expected, JsonNode actual) {
        var difference = expected.decimalValue().subtract(actual.decimalValue());
        return difference.abs().compareTo(tolerance) <= 0;
    }

    private void collect(String path, JsonNode expected, JsonNode actual, List<FieldDifference> found) {
        if (equal(expected, actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                var inner = path.isEmpty() ? name : path + "." + name;
                collect(inner, expected.path(name), actual.path(name), found);
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                collect(path + "[" + i + "]", expected.get(i), actual.get(i), found);
            }
        } else {
            found.add(new FieldDifference(path, expected, actual));
        }
    }
}
