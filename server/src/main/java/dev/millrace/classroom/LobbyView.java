package dev.millrace.classroom;

import dev.millrace.classroom.Preflight.Finding;
import dev.millrace.classroom.Preflight.Weight;
import dev.millrace.identity.Student;
import dev.millrace.labs.ClassLabs;
import dev.millrace.labs.LabStanding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is ready, for the instructor, until the class begins.
///
/// @param open whether the class has not begun; everything else is empty then
/// @param rows everybody with trouble, and after them those who can do with what they have
/// @param waiting who has not reported, by name
/// @param ready those of whom nothing is to be said, by name
public record LobbyView(
        boolean open, String count, String labs, List<Row> rows, List<String> waiting, List<String> ready) {
    private static final LobbyView BEGUN = new LobbyView(false, "", "", List.of(), List.of(), List.of());

    public LobbyView {
        rows = List.copyOf(rows);
        waiting = List.copyOf(waiting);
        ready = List.copyOf(ready);
    }

    /// One student with something to say about.
    ///
    /// @param trouble whether they are not ready
    public record Row(String id, String name, boolean trouble, String words) {}

    static LobbyView of(Moment moment, ClassLabs labs) {
        if (Lobby.begun(moment.state())) {
            return BEGUN;
        }
        var all = moment.students().stream()
                .map(student -> new Found(student, moment.of(student).preflight(), labs.standing(student)))
                .toList();
        long ready = all.stream().filter(Found::isReady).count();
        long answer = all.stream().filter(Found::labAnswers).count();
        return new LobbyView(
                true,
                ready + " of " + all.size() + " ready",
                answer + " of " + all.size() + " have a lab that answers",
                all.stream()
                        .filter(found -> found.weight() != Weight.FINE)
                        .sorted(Comparator.comparing(Found::weight).reversed())
                        .map(Found::row)
                        .toList(),
                names(all.stream().filter(found -> found.preflight.isEmpty())),
                names(all.stream().filter(found -> found.isReady() && found.weight() == Weight.FINE)));
    }

    private static List<String> names(Stream<Found> found) {
        return found.map(each -> each.student.name()).toList();
    }

    private record Found(Student student, Optional<Preflight> preflight, LabStanding lab) {
        boolean isReady() {
            return preflight.isPresent() && weight() != Weight.TROUBLE;
        }

        boolean labAnswers() {
            return lab == LabStanding.READY || lab == LabStanding.IDLE;
        }

        Weight weight() {
            return labTrouble().isEmpty() ? preflight.map(Preflight::weight).orElse(Weight.FINE) : Weight.TROUBLE;
        }

        private String labTrouble() {
            return switch (lab) {
                case FAILED -> "lab did not start";
                case UNREACHABLE -> "what the lab runs on does not answer";
                case NONE, STARTING, READY, IDLE, STOPPING, STOPPED -> "";
            };
        }

        Row row() {
            var words = Stream.concat(
                            preflight.stream()
                                    .flatMap(found -> found.findings().stream()
                                            .sorted(Comparator.comparing(Finding::weight)
                                                    .reversed())
                                            .map(finding -> finding.told().trouble())),
                            Stream.of(labTrouble()))
                    .filter(trouble -> !trouble.isEmpty())
                    .collect(Collectors.joining("; "));
            return new Row(student.id().value(), student.name(), weight() == Weight.TROUBLE, words);
        }
    }
}
