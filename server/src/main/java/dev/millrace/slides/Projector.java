package dev.millrace.slides;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Instructor;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityFeed;
import dev.millrace.progress.ActivityLog;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The slides of the course, and which one each class sees. That is a fact of the activity log, so the windows of every
/// device agree, and a server that starts again goes on where it was. Façade of this feature; thread-safe. Closing it
/// ends the event streams.
public final class Projector implements AutoCloseable {
    private final Courses courses;
    private final ActivityLog log;
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();

    public Projector(Courses courses, ActivityLog log) {
        this.courses = courses;
        this.log = log;
    }

    Optional<Deck> deck(Slug slug) {
        return DeckMaker.of(courses.course(), slug);
    }

    /// Shows a slide to the instructor's class. A number that the step does not have becomes the nearest one.
    ///
    /// @return what the class sees after it: what another window decided in the same moment may have won
    Optional<Showing> show(Instructor instructor, Slug slug, int number) {
        return deck(slug).flatMap(deck -> {
            var slide = Math.clamp(number, 1, deck.sheets().size());
            var payload = JsonNodeFactory.instance.objectNode().put("slide", slide);
            log.append(Activity.in(instructor.classId(), Activity.Kind.SLIDE_SHOWN)
                    .at(slug.value())
                    .with(payload));
            return showing(instructor.classId());
        });
    }

    /// What a class sees now; nothing before its first slide.
    Optional<Showing> showing(ClassId classId) {
        return log.last(classId, Activity.Kind.SLIDE_SHOWN)
                .map(fact -> new Showing(
                        fact.id(),
                        fact.step().orElseThrow(),
                        fact.payload().path("slide").asInt(1)));
    }

    ActivityFeed.Subscription listen(ClassId classId, ActivityFeed.Listener listener) {
        return log.subscribe(classId, listener);
    }

    /// Runs an event stream on a thread of its own until it ends or this is closed.
    void run(Runnable stream) {
        Thread.ofVirtual().name("slide-stream").start(() -> {
            streams.add(Thread.currentThread());
            try {
                stream.run();
            } finally {
                streams.remove(Thread.currentThread());
            }
        });
    }

    @Override
    public void close() {
        streams.forEach(Thread::interrupt);
    }
}
