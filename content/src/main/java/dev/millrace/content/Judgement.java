package dev.millrace.content;

import java.util.List;

/// What a question says to an answer.
public sealed interface Judgement {
    /// Not an answer yet: nothing chosen, not a number, an item twice. `what` says what to do, as a sentence.
    record Unclear(String what) implements Judgement {}

    /// `parts` says for each value of the answer whether that part was right; `why` is the explanation:
    /// that of the chosen options as long as the answer is wrong, all of it once it is right.
    record Judged(boolean right, List<Boolean> parts, List<Why> why) implements Judgement {
        public Judged {
            parts = List.copyOf(parts);
            why = List.copyOf(why);
        }
    }

    /// An explanation: of one option (its position), or with -1 of the question as a whole.
    record Why(int option, String html) {}
}
