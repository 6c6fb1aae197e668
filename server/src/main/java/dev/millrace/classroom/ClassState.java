package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A class as the activity log tells it up to one position. Immutable.
///
/// @param lastId the highest position in the log that is in it
/// @param size how many activities are in it: one below the highest position may have been committed later
/// @param lead how the class is led
/// @param asking what is asked and answered: hands, polls, messages
/// @param recent the latest activities, newest first
/// @param roster the position in the log at which the people of the class changed last
record ClassState(
        long lastId,
        long size,
        Map<StudentId, StudentProgress> students,
        Lead lead,
        Asking asking,
        List<Activity> recent,
        long roster) {
    static final ClassState EMPTY = new ClassState(0, 0, Map.of(), Lead.NEW, Asking.NONE, List.of(), 0);

    private static final int RECENT = 60;

    ClassState {
        students = Map.copyOf(students);
        recent = List.copyOf(recent);
    }

    /// Tells this state from every other of its class; the id of the events that bring a page to it.
    String version() {
        return lastId + "-" + size;
    }

    /// Folds many at once, without a copy for each.
    ///
    /// @param activities in the order of the log, all of them after what is in this state
    ClassState after(List<Activity> activities) {
        var next = new HashMap<>(students);
        var nextLead = lead;
        var nextAsking = asking;
        var last = lastId;
        var nextRoster = roster;
        for (var activity : activities) {
            activity.studentId()
                    .ifPresent(id -> next.put(
                            id, next.getOrDefault(id, StudentProgress.NONE).after(activity)));
            nextLead = nextLead.after(activity);
            nextAsking = nextAsking.after(activity);
            last = Math.max(last, activity.id());
            if (activity.kind() == Activity.Kind.ROSTER_CHANGED) nextRoster = activity.id();
        }
        var newest = Stream.concat(activities.reversed().stream(), recent.stream())
                .limit(RECENT)
                .toList();
        return new ClassState(last, size + activities.size(), next, nextLead, nextAsking, newest, nextRoster);
    }

    /// Whether what one student sees of their class may be different in another state: what the others read,
    /// ask and hand in does not change it, but for the student's place in the line.
    boolean differsFor(StudentId id, ClassState other) {
        return roster != other.roster
                || !lead.equals(other.lead)
                || !asking.polls().equals(other.asking.polls())
                || !asking.boards().equals(other.asking.boards())
                || !asking.of(id).equals(other.asking.of(id))
                || !of(id).equals(other.of(id))
                || !placeInLine(id).equals(other.placeInLine(id));
    }

    StudentProgress of(StudentId id) {
        return students.getOrDefault(id, StudentProgress.NONE);
    }

    /// Those whose hand is up, the longest waiting first.
    List<StudentId> line() {
        return students.entrySet().stream()
                .filter(entry -> entry.getValue().handSince().isPresent())
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().handSince().orElseThrow()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The place in the line, from 1; empty when the hand is down.
    Optional<Integer> placeInLine(StudentId id) {
        if (of(id).handSince().isEmpty()) return Optional.empty();
        var index = line().indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }
}
