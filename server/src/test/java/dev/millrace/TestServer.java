package dev.millrace;

import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A real server on a free port with its data in a temporary folder, and browsers without a screen that talk to it.
public final class TestServer implements AutoCloseable {
    private final Millrace millrace;
    private final Queue<Visitor> visitors = new ConcurrentLinkedQueue<>();

    private TestServer(Millrace millrace) {
        this.millrace = millrace;
    }

    /// Starts a server that keeps its data in `data` and teaches the course that ships.
    public static TestServer start(Path data) {
        return start(settings(data));
    }

    public static TestServer start(Settings settings) {
        return new TestServer(Millrace.start(settings));
    }

    public static Settings settings(Path data) {
        var usual = Settings.of(home()).withPort(0).withData(data);
        return usual.withLabs(usual.labs().withPool(0));
    }

    /// The folder of the installation under test.
    public static Path home() {
        return Path.of(System.getProperty("millrace.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    public Millrace millrace() {
        return millrace;
    }

    /// Everything in the activity log of the class, oldest first.
    public List<Activity> activities() {
        return millrace.log().ofClass(millrace.classroom().id(), 0);
    }

    public URI address() {
        return URI.create("http://localhost:" + millrace.port());
    }

    /// A visitor with cookies of their own.
    public Visitor visitor() {
        var visitor = new Visitor(address());
        visitors.add(visitor);
        return visitor;
    }

    /// A visitor who has joined the class.
    public Visitor student(String name) {
        return visitor().join(millrace.classroom().code(), name);
    }

    /// The id of the student with this name.
    public String idOf(String name) {
        return millrace.identity().students(millrace.classroom().id()).stream()
                .filter(student -> student.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    /// A visitor who took the class as its instructor; call once a server.
    public Visitor instructor() {
        var visitor = visitor();
        var link = "/instructor/claim/"
                + millrace.identity().invite(millrace.classroom().id());
        visitor.get(link);
        visitor.post(link, Map.of("name", "Marit", "password", "correct horse battery"));
        return visitor;
    }

    /// Hangs up first: a stopping server waits a second for connections that are kept alive.
    @Override
    public void close() {
        visitors.forEach(visitor -> visitor.client().shutdownNow());
        millrace.close();
    }
}
