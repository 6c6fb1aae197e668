package dev.millrace.browser;

import com.microsoft.playwright.Page;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.List;

/// A server of the course that ships, and browsers at it.
record Served(TestServer server, Browsers browsers) implements AutoCloseable {
    static Served start(Path data) {
        var server = TestServer.start(data);
        return new Served(server, new Browsers(server.address()));
    }

    /// A page of the class's instructor, Marit; once.
    Page instructor() {
        return browsers.instructor(server);
    }

    /// A page of a student who joined.
    Page student(String name) {
        return browsers.student(server, name);
    }

    /// What pages complained of so far.
    List<String> complaints() {
        return browsers.complaints();
    }

    @Override
    public void close() {
        browsers.close();
        server.close();
    }
}
