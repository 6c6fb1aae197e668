package dev.millrace.classroom;

import dev.millrace.polls.PollDraft;
import dev.millrace.polls.PollKind;
import java.util.List;

/// The form in which an instructor writes a poll, with what was typed and why it was refused, if it was.
public record PollForm(PollDraft draft, String refused) {
    public static final PollForm EMPTY = new PollForm(PollDraft.EMPTY, "");

    public List<PollKind> kinds() {
        return List.of(PollKind.values());
    }
}
