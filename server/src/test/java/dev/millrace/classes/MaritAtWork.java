package dev.millrace.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A server with one class, and Marit, who teaches it and may make others.
record MaritAtWork(TestServer server, Visitor visitor) implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("/classes/([0-9a-f-]{36})");

    static MaritAtWork start(Path data) {
        var server = TestServer.start(data);
        return new MaritAtWork(server, server.instructor());
    }

    HttpResponse<String> get(String path) {
        return visitor.get(path);
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return visitor.post(path, form);
    }

    /// Makes a class with these fields of the form other than usual; answers with its id.
    String make(Map<String, String> changes) {
        var page = post("/classes", settings(changes)).body();
        assertThat(page).contains("The class is made");
        var id = ID.matcher(page);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    static Map<String, String> settings(Map<String, String> changes) {
        var form = new HashMap<>(Map.of(
                "name", "Spring", "firstDay", "2027-03-15", "zone", "Europe/Amsterdam", "seats", "", "code", ""));
        form.putAll(changes);
        return form;
    }

    @Override
    public void close() {
        server.close();
    }
}
