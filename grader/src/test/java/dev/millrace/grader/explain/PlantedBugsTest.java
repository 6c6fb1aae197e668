package dev.millrace.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.frames.ToWorker.Detail;
import dev.millrace.grader.judge.Judge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every wrong solution of two labs shrinks to as few events as its mistake needs.
final class PlantedBugsTest {
    /// More than any of them needs; on a worker a second is some hundred runs.
    private static final int RUNS = 100;

    @ParameterizedTest(name = "{0} {1} on {2} needs {3} events, the first wrong step is {4}")
    @CsvSource({
        "REVENUE, every-update, black-friday, 1, 0",
        "REVENUE, keyed-by-customer, black-friday, 2, 1",
        "REVENUE, clock-on-the-wall, black-friday, 2, 1",
        "REVENUE, no-grace, late-order, 4, 1",
        "REVENUE, no-grace, black-friday, 3, 2",
        "REVENUE, patient-grace, too-late, 4, 1",
        "REVENUE, patient-grace, black-friday, 4, 1",
        "REVENUE, counts-withdrawn-orders, odd-orders, 3, 2",
        "REVENUE, drops-free-orders, black-friday, 3, 2",
        "REVENUE, sums-as-int, big-orders, 2, 1",
        "MASK, crashes-on-tombstone, busy-week, 1, 0",
        "MASK, swallows-tombstones, busy-week, 1, 0",
        "MASK, withdrawal-only-filtered, busy-week, 1, 0",
        "MASK, trusts-every-field, busy-week, 1, 0",
        "MASK, reads-consent-loosely, odd-values, 1, 0",
        "MASK, removes-known-fields, busy-week, 1, 0",
    })
    void aWrongSolutionShrinks(String lab, String wrong, String id, int count, int firstWrong) {
        var found = explanation(lab.equals("REVENUE") ? Labs.REVENUE : Labs.MASK, wrong, id);
        assertThat(found.count()).as("%s", found.replayed().events()).isEqualTo(count);
        assertThat(found.minimal()).isTrue();
        assertThat(found.runs()).isLessThanOrEqualTo(RUNS);
        assertThat(found.replayed().firstWrong()).hasValue(firstWrong);
        assertThat(found.replayed().expected()).hasSize(count);
    }

    @Test
    void aLateOrderIsSeenToBeDroppedOnOneSideAndCountedOnTheOther() {
        var replayed = explanation(Labs.REVENUE, "no-grace", "late-order").replayed();
        var yours = replayed.yours().get(2);
        assertThat(yours.dropped()).singleElement().satisfies(drop -> {
            assertThat(drop.why()).isEqualTo(Step.Why.LATE);
            assertThat(drop.lateBy()).hasValueSatisfying(by -> assertThat(by).isZero());
        });
        assertThat(yours.changes()).isEmpty();
        assertThat(replayed.expected().get(2).dropped()).isEmpty();
        assertThat(replayed.expected().get(2).changes())
                .anySatisfy(change -> assertThat(
                                change.after().orElseThrow().path("orders").asInt())
                        .isEqualTo(2));
    }

    @Test
    void timesAndAmountsBecomeRoundWhereTheMistakeStays() {
        var events =
                explanation(Labs.REVENUE, "no-grace", "late-order").replayed().events();
        assertThat(events.stream()
                        .map(c -> EventJson.write(c).path("timestamp").asText().substring(11)))
                .containsExactly("10:00:00Z", "10:05:00Z", "10:04:00Z", "10:12:00Z");
        assertThat(events)
                .allSatisfy(c -> assertThat(EventJson.write(c).has("note")).isFalse());
    }

    private static Explanation explanation(Labs lab, String wrong, String id) {
        var trials = new InProcess(lab.exercise(), lab.wrong(wrong), lab.solution(), RUNS);
        return new Explainer(lab.exercise())
                .explain(lab.fixture(id), check(lab, wrong, id), trials)
                .orElseThrow();
    }

    private static CheckResult check(Labs lab, String wrong, String id) {
        var asked = lab.fixture(id);
        var trials = new InProcess(lab.exercise(), lab.wrong(wrong), lab.solution(), RUNS);
        var yours = trials.run(asked.input(), Detail.NOTHING).orElseThrow().yours();
        var differences = Judge.differences(lab.exercise(), asked.expected(), yours.records());
        return new CheckResult(id, id, false, false, differences, 0, 0, 0, yours.exception(), "");
    }
}
