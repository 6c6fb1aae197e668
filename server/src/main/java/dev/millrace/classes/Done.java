package dev.millrace.classes;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What was just done, said once on the page that follows. It travels in the address as a word, never as the sentence.
enum Done {
    OPENED("The class is made. Invite others who teach it, and give its code to students."),
    SAVED("Saved."),
    ARCHIVED("Archived: nobody joins any more. Students still reach their own pages."),
    OPEN_AGAIN("Open again: students can join."),
    LEFT("They no longer teach this class."),
    ADDED("Added. Give them the personal link: it brings them in without the class code."),
    RENAMED("Renamed."),
    MERGED("Merged: what both did is here. Either personal link brings this student back."),
    MOVED("Moved, with what they did."),
    REMOVED("Removed. They and their work are kept below until you bring them back."),
    BACK("They are back, with all they did. Their personal link works again.");

    private static final String PARAMETER = "done";

    private final String sentence;

    Done(String sentence) {
        this.sentence = sentence;
    }

    void redirect(Context ctx, String path) {
        ctx.redirect(path + "?" + PARAMETER + "=" + name().toLowerCase(Locale.ROOT), HttpStatus.SEE_OTHER);
    }

    static Optional<String> of(Context ctx) {
        var word = ctx.queryParam(PARAMETER);
        return Arrays.stream(values())
                .filter(done -> done.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .map(done -> done.sentence);
    }
}
