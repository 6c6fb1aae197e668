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
/// @param room what the instructor decided for everybody
/// @param lead how the class is led
/// @param asking what is asked and answered: hands, polls, messages
/// @param recent the latest activities, newest first
record ClassState(
        long lastId,
        Map<StudentId, StudentProgress> students,
        Room room,
        Lead lead,
        Asking asking,
        List<Activity> recent) {
    static final ClassState EMPTY = new ClassState(0, Map.of(), Room.NEW, Lead.NEW, Asking.NONE, List.of());

    private static final int RECENT = 60;

    ClassState {
        students = Map.copyOf(students);
        recent = List.copyOf(recent);
    }

    /// Folds many at once, without a copy for each.
    ClassState after(List<Activity> activities) {
        var next = new HashMap<>(students);
        var nextRoom = room;
        var nextLead = lead;
        var nextAsking = asking;
        var last = lastId;
        for (var activity : activities) {
            activity.studentId()
                    .ifPresent(id -> next.put(
                            id, next.getOrDefault(id, StudentProgress.NONE).after(activity)));
            nextRoom = nextRoom.after(activity);
            nextLead = nextLead.after(activity);
            nextAsking = nextAsking.after(activity);
            last = Math.max(last, activity.id());
        }
        var newest = Stream.concat(activities.reversed().stream(), recent.stream())
                .limit(RECENT)
                .toList();
        return new ClassState(last, next, nextRoom, nextLead, nextAsking, newest);
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
        var index = line().indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }
}
