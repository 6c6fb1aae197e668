package dev.millrace.desk;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Course;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.progress.Activity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How far one student is, step by step: a fold over their part of the activity log. Immutable.
final class Marks {
    private final Map<String, Mark> marks = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Map<String, Map<Integer, String>> hints = new HashMap<>();
    private Optional<String> lastOpened = Optional.empty();

    private Marks() {}

    /// How far a step is, and what to say of it: "6 of 7 checks".
    record Mark(State state, String note) {
        static final Mark NONE = new Mark(State.NONE, "");
        static final Mark OPENED = new Mark(State.PART, "opened");
    }

    /// The states that an outline draws.
    enum State {
        NONE,
        PART,
        DONE
    }

    /// Nothing done at all: for whoever is no student.
    static Marks none() {
        return new Marks();
    }

    static Marks of(List<Activity> activities, Course course) {
        var marks = new Marks();
        var checks = new HashMap<String, Set<String>>();
        for (var activity : activities) {
            activity.step().ifPresent(step -> marks.take(step, activity, course, checks));
        }
        return marks;
    }

    Mark of(Slug slug) {
        return marks.getOrDefault(slug.value(), Mark.NONE);
    }

    boolean hasRead(Slug slug) {
        return read.contains(slug.value());
    }

    boolean hasOpened(Slug slug) {
        return marks.containsKey(slug.value());
    }

    /// How many attempts at a coding lab did not pass, whatever was asked to run; faults of ours are none.
    int failed(Slug lab) {
        return failed.getOrDefault(lab.value(), 0);
    }

    /// The hints of a lab that are open to the student, by number: who sent it, or nothing when they opened it.
    Map<Integer, String> hints(Slug lab) {
        return hints.getOrDefault(lab.value(), Map.of());
    }

    /// The step that the student opened last.
    Optional<String> lastOpened() {
        return lastOpened;
    }

    private void take(String step, Activity activity, Course course, Map<String, Set<String>> checks) {
        switch (activity.kind()) {
            case OPENED -> {
                lastOpened = Optional.of(step);
                marks.putIfAbsent(step, Mark.OPENED);
            }
            case READ -> {
                read.add(step);
                marks.put(step, new Mark(State.DONE, "read"));
            }
            case CHECK_PASSED -> {
                var passed = checks.computeIfAbsent(step, s -> new HashSet<>());
                passed.add(activity.payload().path("check").asText());
                checked(step, passed, course);
            }
            case JUDGED -> judged(step, activity);
            case HINT_SHOWN -> {
                marks.putIfAbsent(step, Mark.OPENED);
                hint(step, activity);
            }
            case HINT_SENT -> hint(step, activity);
            case ANSWERED, POSTED, DESIGNED, LAB_STARTED, SUBMITTED -> marks.putIfAbsent(step, Mark.OPENED);
            default -> {} // says nothing of how far they are with a step
        }
    }

    private void hint(String step, Activity activity) {
        hints.computeIfAbsent(step, lab -> new HashMap<>())
                .putIfAbsent(
                        activity.payload().path("hint").asInt(),
                        activity.payload().path("by").asText());
    }

    private void checked(String step, Set<String> passed, Course course) {
        var wanted = Optional.of(step).filter(Slug::isValid).flatMap(slug -> course.lab(new Slug(slug))).stream()
                .filter(lab -> lab.spec() instanceof LabSpec.Broker)
                .flatMap(lab -> ((LabSpec.Broker) lab.spec()).checks().stream())
                .map(BrokerCheck::id)
                .collect(Collectors.toSet());
        var done = wanted.stream().filter(passed::contains).count();
        if (!wanted.isEmpty()) {
            marks.put(step, done == wanted.size() ? new Mark(State.DONE, "passed") : part(done, wanted.size()));
        }
    }

    private void judged(String step, Activity activity) {
        var payload = activity.payload();
        var outcome = payload.path("outcome").asText();
        if (outcome.equals("our-fault")) {
            return;
        }
        if (!outcome.equals("passed")) {
            failed.merge(step, 1, Integer::sum);
        }
        if (marks.getOrDefault(step, Mark.NONE).state() == State.DONE) {
            return;
        }
        var whole = payload.path("scope").asText().equals("all");
        var passed = whole && outcome.equals("passed");
        marks.put(
                step,
                passed
                        ? new Mark(State.DONE, "passed")
                        : part(
                                payload.path("passed").asInt(),
                                payload.path("of").asInt()));
    }

    private static Mark part(long done, long of) {
        return of == 0 ? Mark.OPENED : new Mark(State.PART, done + " of " + of + " checks");
    }

    /// How many of these steps are done.
    long done(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.open().stream())
                .filter(slug -> of(slug).state() == State.DONE)
                .count();
    }
}
