package dev.millrace.classroom;

import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import java.util.Optional;

/// Says in one line what an activity was. Empty for those that say nothing that another line does not.
final class Words {
    private Words() {}

    static Optional<String> of(Moment moment, Activity activity) {
        var who =
                activity.studentId().flatMap(moment::student).map(Student::name).orElse("Somebody");
        var where = activity.step().flatMap(moment::step).map(Step::name).orElse("the course");
        return switch (activity.kind()) {
            case JOINED -> Optional.of(who + " joined the class");
            case OPENED -> Optional.of(who + " opened " + where);
            case READ -> Optional.of(who + " has read " + where);
            case ANSWERED -> Optional.of(who + answered(activity) + where);
            case DESIGNED -> Optional.of(who + " handed in " + where);
            case POSTED -> Optional.of(who + " wrote on the board of " + where);
            case LAB_STARTED -> Optional.of(who + "’s lab is starting");
            case LAB_READY -> Optional.of(who + "’s lab is ready");
            case LAB_STOPPED -> Optional.of(who + "’s lab stopped");
            case LAB_IDLE -> Optional.of(who + "’s lab fell asleep");
            case LAB_RESET -> Optional.of(who + " reset the lab");
            case LAB_FAILED -> Optional.of(who + "’s lab did not start");
            case CHECK_PASSED -> Optional.of(who + " passed a check of " + where);
            case SUBMITTED -> Optional.empty();
            case JUDGED -> Run.of(activity).map(run -> judged(who, where, run));
            case HINT_SHOWN ->
                Optional.of(
                        who + " opened hint " + activity.payload().path("hint").asInt() + " of " + where);
            case HAND_RAISED -> Optional.of(who + " raised a hand");
            case HAND_LOWERED -> Optional.of(who + " lowered the hand");
            case HAND_TAKEN -> Optional.of(who + "’s hand was taken");
            case CLASS_MOVED -> Optional.of("The class went to " + where);
            case CLASS_GATHERED -> Optional.of("Everybody was called to " + where);
            case EXERCISE_STARTED ->
                Optional.of(activity.payload().path("minutes").asInt() + " minutes began for "
                        + activity.payload().path("title").asText(where));
            case EXERCISE_EXTENDED ->
                Optional.of(activity.payload().path("minutes").asInt() + " minutes were added");
            case EXERCISE_ENDED -> Optional.of("The countdown was ended");
            case ANNOUNCED ->
                Optional.of(activity.payload().path("by").asText("An instructor") + " said something to all");
            case HELD -> held(moment, activity, " is held back from ");
            case RELEASED -> held(moment, activity, " is open to ");
            case FOLLOWED -> Optional.of(who + " follows the class");
            case UNFOLLOWED -> Optional.of(who + " no longer follows the class");
            case NOTED -> Optional.empty();
            case POLL_OPENED -> Optional.of("A poll was opened");
            case POLL_CLOSED -> Optional.of("The poll was closed");
            case POLL_SHOWN -> Optional.of("The poll’s result was shown to the class");
            case HINT_SENT ->
                Optional.of(who + " was sent hint "
                        + activity.payload().path("hint").asInt() + " of " + where);
            // an answer shows in the poll, a message is between two, a board says by itself what changed
            case POLL_ANSWERED, POLL_DROPPED, MESSAGE_SENT, MESSAGE_REPLIED, MESSAGE_SEEN, BOARD_CHANGED ->
                Optional.empty();
            case SLIDE_SHOWN, ROSTER_CHANGED, PREFLIGHT -> Optional.empty();
        };
    }

    private static Optional<String> held(Moment moment, Activity activity, String verb) {
        var whom = activity.studentId().isEmpty()
                ? "everybody"
                : activity.studentId()
                        .flatMap(moment::student)
                        .map(Student::name)
                        .orElse("somebody");
        return Part.of(activity.payload().path("what").asText()).map(part -> part.name(moment.course()) + verb + whom);
    }

    private static String answered(Activity activity) {
        return activity.payload().path("right").asBoolean()
                ? " answered rightly in "
                : " answered, not yet rightly, in ";
    }

    private static String judged(String who, String where, Run run) {
        return switch (run.outcome()) {
            case PASSED -> run.whole() ? who + " passed " + where : who + " passes the visible checks of " + where;
            case FAILED -> who + ": " + run.passed() + " of " + run.of() + " on " + where;
            case DID_NOT_COMPILE -> who + ": " + where + " did not compile";
            case EXCEEDED_LIMIT -> who + ": " + where + " ran into a limit";
            case OUR_FAULT -> who + ": " + where + " could not be judged, which is our fault";
        };
    }
}
