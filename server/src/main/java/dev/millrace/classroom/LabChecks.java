package dev.millrace.classroom;

import dev.millrace.content.LabSpec;
import dev.millrace.content.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The checks of a lab in their order, with the numbers by which people speak of them.
final class LabChecks {
    /// @param id as verdicts and the activity log name it
    /// @param coded whether code is judged; otherwise a broker is watched
    record Check(int number, String id, String title, boolean coded) {}

    private LabChecks() {}

    static List<Check> of(Step step) {
        var checks = new ArrayList<Check>();
        if (step instanceof Step.LabStep(var lab)) {
            switch (lab.spec()) {
                case LabSpec.Streams streams -> {
                    streams.exercise()
                            .cases()
                            .forEach(c -> checks.add(new Check(checks.size() + 1, c.id(), c.title(), true)));
                    streams.exercise()
                            .topology()
                            .forEach(r -> checks.add(new Check(checks.size() + 1, r.id(), r.title(), true)));
                }
                case LabSpec.Broker broker ->
                    broker.checks().forEach(c -> checks.add(new Check(checks.size() + 1, c.id(), c.title(), false)));
            }
        }
        return checks;
    }

    /// "check 7", "checks 4, 5 and 7", "all 7 checks"; nothing for none that the lab has.
    static String words(Step step, Collection<String> ids) {
        var checks = of(step);
        var numbers = checks.stream()
                .filter(check -> ids.contains(check.id()))
                .map(check -> String.valueOf(check.number()))
                .toList();
        if (numbers.size() > 1 && numbers.size() == checks.size()) {
            return "all " + numbers.size() + " checks";
        }
        return switch (numbers.size()) {
            case 0 -> "";
            case 1 -> "check " + numbers.getFirst();
            default ->
                "checks " + String.join(", ", numbers.subList(0, numbers.size() - 1)) + " and " + numbers.getLast();
        };
    }
}
