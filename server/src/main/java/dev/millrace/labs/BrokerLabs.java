package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Course;
import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The course's broker labs, as far as this feature needs them; asked again at every use, because a course may change
/// while it is taught.
public interface BrokerLabs {
    /// The checks of a broker lab; empty where the slug is not one.
    Optional<List<BrokerCheck>> checks(Slug step);

    /// The places of a broker lab that a student can begin at, besides its beginning.
    default List<LabDock.Place> places(Slug step) {
        return List.of();
    }

    /// Those of a course as it stands at each use.
    static BrokerLabs of(Supplier<Course> course) {
        return new BrokerLabs() {
            @Override
            public Optional<List<BrokerCheck>> checks(Slug step) {
                return broker(course.get(), step).map(LabSpec.Broker::checks);
            }

            @Override
            public List<LabDock.Place> places(Slug step) {
                return broker(course.get(), step).map(LabSpec.Broker::checkpoints).orElse(List.of()).stream()
                        .map(checkpoint -> new LabDock.Place(checkpoint.id(), checkpoint.title()))
                        .toList();
            }
        };
    }

    /// The broker lab of this name, where there is one.
    static Optional<LabSpec.Broker> broker(Course course, Slug step) {
        return course.lab(step)
                .map(Lab::spec)
                .filter(LabSpec.Broker.class::isInstance)
                .map(LabSpec.Broker.class::cast);
    }
}
