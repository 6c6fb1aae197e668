package dev.millrace.classroom;

import dev.millrace.progress.Activity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What one student has done, folded from the activity log. Immutable.
///
/// @param here the slug of the step they are at
/// @param actedAt when they last did something themselves
/// @param handSince when they raised the hand that is still up
/// @param preflight what their browser reported last before the class began
record StudentProgress(
        Map<String, StepProgress> steps,
        Optional<String> here,
        Optional<Instant> actedAt,
        Optional<Instant> handSince,
        Optional<Preflight> preflight) {
    static final StudentProgress NONE =
            new StudentProgress(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    StudentProgress {
        steps = Map.copyOf(steps);
    }

    StepProgress at(String step) {
        return steps.getOrDefault(step, StepProgress.OPENED);
    }

    StudentProgress after(Activity activity) {
        var acted = switch (activity.kind()) {
            case LAB_READY,
                    LAB_STOPPED,
                    LAB_IDLE,
                    LAB_FAILED,
                    JUDGED,
                    HAND_TAKEN,
                    HELD,
                    RELEASED,
                    MESSAGE_SENT,
                    HINT_SENT,
                    PREFLIGHT -> actedAt;
            default -> Optional.of(activity.at());
        };
        var moved = new StudentProgress(steps, here, acted, handSince, preflight);
        return switch (activity.kind()) {
            case OPENED, ANSWERED, DESIGNED, POSTED, SUBMITTED, HINT_SHOWN -> moved.goTo(activity);
            case READ -> moved.change(activity, StepProgress::asRead);
            case CHECK_PASSED ->
                moved.change(
                        activity,
                        step -> step.begunAt(activity.at())
                                .withCheck(activity.payload().path("check").asText(), activity.at()));
            case JUDGED ->
                Run.of(activity)
                        .map(run -> moved.change(
                                activity, step -> step.begunAt(run.at()).with(run)))
                        .orElse(moved);
            case LAB_STARTED -> moved.goTo(activity);
            case HAND_RAISED -> moved.withHand(Optional.of(handSince.orElse(activity.at())));
            case HAND_LOWERED, HAND_TAKEN -> moved.withHand(Optional.empty());
            case PREFLIGHT ->
                Preflight.of(name -> activity.payload().path(name).asText())
                        .map(moved::withPreflight)
                        .orElse(moved);
            default -> moved; // says nothing of where they are
        };
    }

    private StudentProgress goTo(Activity activity) {
        var changed = change(activity, step -> step.begunAt(activity.at()));
        return activity.step()
                .map(step -> new StudentProgress(changed.steps, Optional.of(step), actedAt, handSince, preflight))
                .orElse(this);
    }

    private StudentProgress change(Activity activity, UnaryOperator<StepProgress> change) {
        if (activity.step().isEmpty()) {
            return this;
        }
        var more = new HashMap<>(steps);
        more.put(activity.step().get(), change.apply(at(activity.step().get())));
        return new StudentProgress(more, here, actedAt, handSince, preflight);
    }

    private StudentProgress withPreflight(Preflight found) {
        return new StudentProgress(steps, here, actedAt, handSince, Optional.of(found));
    }

    private StudentProgress withHand(Optional<Instant> since) {
        return new StudentProgress(steps, here, actedAt, since, preflight);
    }
}
