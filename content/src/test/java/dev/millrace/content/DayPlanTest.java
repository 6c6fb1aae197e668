package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayPlanTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Test
    void stepsFollowEachOtherAndABreakIsTakenAtTheEndOfAStepThatIsNearestToItsTime() {
        var plan = plan(List.of(pause("Coffee", 9, 40, 15), pause("Lunch", 10, 30, 60)), 30, 20, 20);

        assertThat(plan.slots())
                .extracting(DayPlanTest::told)
                .containsExactly("09:00 A", "09:30 Coffee", "09:45 B", "10:05 C", "10:25 Lunch");
        assertThat(plan.clock(plan.length())).isEqualTo(LocalTime.of(11, 25));
    }

    @Test
    void aBreakBetweenTwoEndsGoesToTheEarlierWhenBothAreAsNear() {
        assertThat(plan(List.of(pause("Coffee", 9, 40, 5)), 30, 20).slots())
                .extracting(DayPlanTest::told)
                .containsExactly("09:00 A", "09:30 Coffee", "09:35 B");
    }

    @Test
    void aStepKnowsItsSlotAndWhatComesAfterIt() {
        var plan = plan(List.of(pause("Coffee", 9, 30, 15)), 30, 20);
        var first = plan.slots().getFirst();

        assertThat(plan.after(first)).get().isInstanceOf(DayPlan.Slot.Pause.class);
        assertThat(plan.after(plan.slots().getLast())).isEmpty();
    }

    @Test
    void everyDayOfTheCourseThatShipsHasTwoBreaksAndALunchAndEndsBeforeFive() {
        var days = new CourseReader(CourseReader.Depth.PAGES)
                .read(Path.of("courses/building-event-driven-services"))
                .course()
                .orElseThrow()
                .days();

        assertThat(days).hasSize(3).allSatisfy(day -> {
            var plan = DayPlan.of(day);
            assertThat(day.breaks()).extracting(Break::title).containsExactly("Break", "Lunch", "Break");
            assertThat(plan.clock(plan.length())).isBefore(LocalTime.of(17, 0));
            assertThat(plan.slots().getLast()).isInstanceOf(DayPlan.Slot.Teaching.class);
            assertThat(plan.length())
                    .isEqualTo(day.length()
                            .plus(day.breaks().stream().map(Break::length).reduce(Duration.ZERO, Duration::plus)));
        });
    }

    private static DayPlan plan(List<Break> breaks, int... minutes) {
        var steps = new java.util.ArrayList<Step>();
        for (var length : minutes) {
            var title = String.valueOf((char) ('A' + steps.size()));
            steps.add(new Step.LaterStep("", title, StepKind.LESSON, Duration.ofMinutes(length)));
        }
        var length = steps.stream().map(Step::length).reduce(Duration.ZERO, Duration::plus);
        return DayPlan.of(
                new Day(1, "Day 1", "", NINE, breaks, List.of(), List.of(new Section(1, "All", length, steps))));
    }

    private static Break pause(String title, int hour, int minute, int minutes) {
        return new Break(title, LocalTime.of(hour, minute), Duration.ofMinutes(minutes));
    }

    private static String told(DayPlan.Slot slot) {
        var title = switch (slot) {
            case DayPlan.Slot.Teaching teaching -> teaching.step().title();
            case DayPlan.Slot.Pause pause -> pause.pause().title();
        };
        return NINE.plus(slot.from()) + " " + title;
    }
}
