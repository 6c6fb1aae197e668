package dev.millrace.classroom;

import dev.millrace.content.Lab;
import dev.millrace.content.Step;
import dev.millrace.content.text.Remark;
import dev.millrace.identity.Student;
import java.util.Optional;

/// What an instructor and one student have to say to each other, in the drawer.
///
/// @param questionHtml what they raised their hand for; sanitised, or nothing
/// @param hint the next one that can be sent
/// @param hintNote why none can be, or nothing
public record ContactView(
        String student, String name, String questionHtml, TalkView talk, Optional<HintOffer> hint, String hintNote) {
    /// A hint that the student has neither opened nor been sent.
    public record HintOffer(String lab, int number, String title) {}

    static ContactView of(Moment moment, Student student, Optional<Step> lab) {
        var asked = moment.state().asking().of(student.id());
        var found = lab.flatMap(step -> step instanceof Step.LabStep(var l) ? Optional.of(l) : Optional.empty());
        var hint = found.flatMap(l -> Messages.next(asked, l).map(number -> offer(l, number)));
        return new ContactView(
                student.id().value(),
                student.name(),
                asked.hand()
                        .map(Asked.Hand::question)
                        .filter(text -> !text.isEmpty())
                        .map(Remark::html)
                        .orElse(""),
                TalkView.ofInstructor(moment.course(), asked, student.id().value()),
                hint,
                found.filter(l -> !l.hints().isEmpty() && hint.isEmpty())
                        .map(l -> "They have every hint of " + l.label() + ".")
                        .orElse(""));
    }

    private static HintOffer offer(Lab lab, int number) {
        return new HintOffer(
                lab.slug().value(), number, lab.hints().get(number - 1).title());
    }
}
