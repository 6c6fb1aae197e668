package dev.millrace.labs.tally;

import java.util.Optional;

/// A demand that each record meets or does not; remembers how many did not, and the first of them.
final class EachRecord implements Demand {
    private final String wrong;
    private final Rule rule;
    private long number;
    private String first = "";

    /// What is asked of one record.
    interface Rule {
        /// Why it is not met, or an empty text where the demand's own words say it all; nothing where it is met.
        Optional<String> problem(ReadRecord record);
    }

    /// @param wrong what records that do not meet it are, after their number: "without a key"
    EachRecord(String wrong, Rule rule) {
        this.wrong = wrong;
        this.rule = rule;
    }

    @Override
    public void add(ReadRecord record) {
        var problem = rule.problem(record);
        if (problem.isEmpty()) return;
        if (number++ > 0) return;
        var why = problem.get().isEmpty() ? "" : ": " + problem.get();
        first = "partition %d, offset %d%s".formatted(record.partition(), record.offset(), why);
    }

    @Override
    public Optional<String> lack() {
        return number == 0
                ? Optional.empty()
                : Optional.of(Words.number(number) + " " + wrong + " (first: " + first + ")");
    }
}
