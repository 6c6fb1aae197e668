package dev.millrace.demo;

import dev.millrace.client.Visitor;
import dev.millrace.content.Course;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A class of 24 that keeps learning, so that a visitor sees every page alive. The students catch up at once to where a
/// class would be in the afternoon, each as far as their pace took them, and then go on.
public final class SimulatedClass implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedClass.class);
    private static final List<String> NAMES = List.of(
            "Adaeze", "Bram", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hana", "Ines", "Jonas", "Kofi", "Leila",
            "Mateo", "Noor", "Olga", "Priya", "Quinn", "Rosa", "Sven", "Tariq", "Uma", "Viktor", "Wei", "Yara");
    private static final int BROKERS = 3;

    private final List<Thread> students = new ArrayList<>();

    /// Lets the class in and starts it learning.
    ///
    /// @param labs the course's folder of labs, whose solutions and wrong solutions the students hand in
    public SimulatedClass(URI address, String code, Course course, Path labs) {
        var sources = new LabSources(labs);
        var steps = course.openSteps().size();
        for (int i = 0; i < NAMES.size(); i++) {
            var skill = 0.25 + 0.7 * ((i * 7) % 24) / 24.0;
            var temper =
                    new SimulatedStudent.Temper(Duration.ofSeconds(8 + (i * 5) % 13), skill, i % (24 / BROKERS) == 1);
            var student =
                    new SimulatedStudent(new Visitor(address).join(code, NAMES.get(i)), course, sources, temper, i);
            var caughtUp = Math.min(steps - 2, 7 + (i * 5) % 9);
            students.add(Thread.ofVirtual().name("student-" + NAMES.get(i)).start(() -> run(student, caughtUp)));
        }
    }

    private static void run(SimulatedStudent student, int caughtUp) {
        try {
            student.learn(caughtUp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("a simulated student left the class", e);
            }
        }
    }

    /// Sends everybody home.
    @Override
    public void close() {
        students.forEach(Thread::interrupt);
    }
}
