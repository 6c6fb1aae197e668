package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Step;
import java.time.Instant;
import java.util.Optional;

/// A countdown as people see it. The browser counts; what is written here does not change with time.
///
/// @param id changes with each countdown
/// @param name what the time is for: "Break", "Lab P4"
/// @param word beside the time: "Break", or "left" of an exercise
/// @param length "25:00", with what was added
public record CountdownView(long id, String name, String word, Instant endsAt, String length) {

    /// What students see: nothing once it has long been over, or once the class has gone on from it.
    static Optional<CountdownView> forStudent(Course course, Lead lead, Instant now) {
        var at = lead.lastMove().map(Lead.Move::step);
        return lead.countdown()
                .filter(running -> !running.isStale(now))
                .filter(running -> !running.isOver(now) || running.step().equals(at))
                .map(running -> of(course, running));
    }

    static CountdownView of(Course course, Countdown running) {
        var step = running.step().flatMap(slug -> Moment.step(course, slug)).map(Step::name);
        var seconds = running.length().toSeconds();
        return new CountdownView(
                running.id(),
                running.pause().or(() -> step).orElse("Exercise"),
                running.pause().orElse("left"),
                running.endsAt(),
                "%d:%02d".formatted(seconds / 60, seconds % 60));
    }
}
