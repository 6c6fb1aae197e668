package dev.millrace.classroom;

import dev.millrace.classroom.ClassPage.Fleet;
import dev.millrace.classroom.ClassPage.FleetCount;
import dev.millrace.classroom.ClassPage.FleetWish;
import dev.millrace.classroom.ClassPage.MachineCell;
import dev.millrace.identity.Student;
import dev.millrace.labs.ClassLabs;
import dev.millrace.labs.LabStanding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Puts together what the class page shows of the students' labs: where each stands, and what one wish for all of them
/// would do and cost.
final class FleetView {
    private FleetView() {}

    /// @param students by name
    /// @param said what came of the last wish, if this answers one
    static Fleet of(List<Student> students, ClassLabs labs, Optional<String> said) {
        var cells = new ArrayList<MachineCell>();
        var counts = new EnumMap<LabStanding, Integer>(LabStanding.class);
        for (int i = 0; i < students.size(); i++) {
            var standing = labs.standing(students.get(i));
            if (standing == LabStanding.NONE) continue;
            counts.merge(standing, 1, Integer::sum);
            cells.add(new MachineCell(i + 1, students.get(i).name() + ": " + word(standing), state(standing)));
        }
        var cost = labs.cost(students);
        return new Fleet(cells, counts(counts), memory(cost), wishes(cost, counts), said);
    }

    static String word(LabStanding standing) {
        return standing == LabStanding.IDLE ? "asleep" : state(standing);
    }

    private static String state(LabStanding standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static List<FleetCount> counts(Map<LabStanding, Integer> counts) {
        return Arrays.stream(LabStanding.values())
                .filter(counts::containsKey)
                .map(standing -> new FleetCount(state(standing), counts.get(standing) + " " + word(standing)))
                .toList();
    }

    private static String memory(ClassLabs.Cost cost) {
        return cost.each() == 0 ? "" : gib(cost.free()) + " free for labs";
    }

    private static List<FleetWish> wishes(ClassLabs.Cost cost, Map<LabStanding, Integer> counts) {
        int stoppable = cost.running() + counts.getOrDefault(LabStanding.IDLE, 0);
        return List.of(
                new FleetWish("starts", "Start all", starting(cost), cost.fitting() > 0),
                new FleetWish(
                        "extensions",
                        "Extend all",
                        "No lab of the class falls asleep in the next " + ClassLabs.KEPT.toHours() + " hours.",
                        cost.running() > 0),
                new FleetWish(
                        "stops",
                        "Stop all",
                        stoppable == 0
                                ? "Nothing runs."
                                : "Stops " + labs(stoppable) + ", also under students who are at work; what brokers"
                                        + " hold is kept. Gives back about " + gib(cost.running() * cost.each()) + ".",
                        stoppable > 0));
    }

    private static String starting(ClassLabs.Cost cost) {
        if (cost.missing() == 0) return "Everybody's lab runs.";
        if (cost.each() == 0) return "Starts " + labs(cost.missing()) + "; they take no memory of this machine.";
        var takes = "%s to start, %s each: takes %s more; %s are free."
                .formatted(labs(cost.missing()), mib(cost.each()), gib(cost.needed()), gib(cost.free()));
        if (cost.fits()) return takes;
        return takes + " That does not fit: only " + cost.fitting() + " of them would be started.";
    }

    private static String labs(int count) {
        return count == 1 ? "1 lab" : count + " labs";
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private static String mib(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
