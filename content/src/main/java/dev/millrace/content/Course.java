package dev.millrace.content;

import java.util.List;
import java.util.Optional;

/// A course as it stands in its folder, complete and safe to show. Immutable, so it may be shared by threads.
public record Course(
        Slug slug,
        String title,
        String tagline,
        String licence,
        List<String> authors,
        List<Outcome> outcomes,
        List<Day> days) {

    public Course {
        authors = List.copyOf(authors);
        outcomes = List.copyOf(outcomes);
        days = List.copyOf(days);
    }

    /// Every step in order, those that open later included.
    public List<Step> steps() {
        return days.stream().flatMap(day -> day.steps().stream()).toList();
    }

    /// The steps that have a page, in order.
    public List<Step> openSteps() {
        return steps().stream().filter(step -> step.open().isPresent()).toList();
    }

    /// The step with this slug. Loops without a list of steps: views ask it for every student of a class.
    public Optional<Step> step(Slug slug) {
        for (var day : days) {
            for (var section : day.sections()) {
                for (var step : section.steps()) {
                    if (step.open().filter(slug::equals).isPresent()) return Optional.of(step);
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Lesson> lesson(Slug slug) {
        return step(slug).filter(Step.LessonStep.class::isInstance).map(step -> ((Step.LessonStep) step).lesson());
    }

    public Optional<Lab> lab(Slug slug) {
        return step(slug).filter(Step.LabStep.class::isInstance).map(step -> ((Step.LabStep) step).lab());
    }

    /// Every lab that is open, in order.
    public List<Lab> labs() {
        return steps().stream()
                .filter(Step.LabStep.class::isInstance)
                .map(step -> ((Step.LabStep) step).lab())
                .toList();
    }

    /// The nearest open step after this one, in whatever day.
    public Optional<Step> next(Slug slug) {
        return beside(slug, 1);
    }

    /// The nearest open step before this one.
    public Optional<Step> previous(Slug slug) {
        return beside(slug, -1);
    }

    /// The day and the section that a step belongs to.
    public Optional<Place> place(Slug slug) {
        return days.stream()
                .flatMap(day -> day.sections().stream().map(section -> new Place(day, section)))
                .filter(place -> place.section().steps().stream()
                        .anyMatch(step -> step.open().filter(slug::equals).isPresent()))
                .findFirst();
    }

    private Optional<Step> beside(Slug slug, int offset) {
        var open = openSteps();
        var slugs = open.stream().flatMap(step -> step.open().stream()).toList();
        var here = slugs.indexOf(slug);
        var there = here + offset;
        return here < 0 || there < 0 || there >= open.size() ? Optional.empty() : Optional.of(open.get(there));
    }

    /// Where a step stands.
    public record Place(Day day, Section section) {}
}
