package dev.millrace.grader.judge;

/// When a produced record is an expected one: equal values, and equal timestamp and headers where they are stated. Keys
/// are compared elsewhere.
record Matching(Values values) {
    boolean same(Item expected, Item actual) {
        return sameValue(expected, actual) && sameTimestamp(expected, actual) && sameHeaders(expected, actual);
    }

    boolean sameValue(Item expected, Item actual) {
        return values.equal(expected.value(), actual.value());
    }

    boolean sameTimestamp(Item expected, Item actual) {
        return expected.timestamp().isEmpty() || expected.timestamp().equals(actual.timestamp());
    }

    private boolean sameHeaders(Item expected, Item actual) {
        return expected.headers().isEmpty() || expected.headers().equals(actual.headers());
    }
}
