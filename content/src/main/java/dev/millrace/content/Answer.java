package dev.millrace.content;

import java.util.List;

/// What a student answered, as the form sent it: for a choice the positions of the chosen options; for
/// [Question.Order] the place (from 1) given to each shown item; for [Question.Match] the position of the
/// chosen right side for each left side; for [Question.Numeric] the number as typed.
public record Answer(List<String> values) {
    public Answer {
        values = List.copyOf(values);
    }
}
