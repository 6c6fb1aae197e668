package dev.millrace.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.StepsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an author writes about a service, and the service that stands in for a student's.
class HttpCheckReaderTest {
    private static final Path FOLDER = Path.of("labs/any");

    private final List<String> reported = new ArrayList<>();
    private final Report report = (line, rule, what, mend) -> reported.add(rule + " " + what);

    @Test
    void a_check_names_port_and_path_and_what_the_answer_must_be() {
        var check = check("""
                id: read-model
                title: The read model knows 3 orders
                stays: PT4S
                http: {port: 8080, path: "/customers/c-17/orders?limit=10", json: {count: {atLeast: 3}, orders.0.id: o-1}}
                """);

        assertThat(reported).isEmpty();
        assertThat(check.target()).isEqualTo(new HttpTarget(8080, "/customers/c-17/orders?limit=10"));
        assertThat(check.status()).as("unless another is asked for").isEqualTo(200);
        assertThat(check.timing().stays()).contains(Duration.ofSeconds(4));
        assertThat(check.json().keySet()).extracting(path -> path.text()).containsExactly("count", "orders.0.id");
        assertThat(check.contains()).isEmpty();
    }

    @Test
    void a_check_may_ask_for_another_status_and_for_a_text() {
        var check = check(
                "{id: gone, title: Gone, http: {port: 8080, path: /c-99, status: 404, contains: no such customer}}");

        assertThat(reported).isEmpty();
        assertThat(check.status()).isEqualTo(404);
        assertThat(check.contains()).contains("no such customer");
    }

    @Test
    void a_path_is_all_of_the_address_that_an_author_has() {
        for (var path : List.of("orders", "http://elsewhere/", "//a b", "/a#b", "/%zz", "/" + "a".repeat(300))) {
            reported.clear();
            HttpTarget.read(map("{port: 8080, path: \"" + path + "\"}"), report);
            assertThat(reported).as(path).singleElement().asString().startsWith("http-path ");
        }
    }

    @Test
    void nothing_can_be_made_that_would_lead_elsewhere() {
        for (var path : List.of("@elsewhere/", "", ".elsewhere/", ":80/")) {
            assertThatThrownBy(() -> new HttpTarget(8080, path)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new HttpTarget(1023, "/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HttpTarget(65_536, "/")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_step_lets_a_service_answer() {
        var steps = new StepsReader(FOLDER.resolve("solve.yaml"), _ -> report)
                .read(YamlMap.parseList("""
                        - serve: {port: 8080, path: /orders, json: {count: 3}}
                        - serve: {port: 8080, path: /c-99, status: 404, text: no such customer}
                        """, "step", report).orElseThrow());

        assertThat(reported).isEmpty();
        assertThat(steps)
                .containsExactly(
                        new BrokerStep.Serve(
                                1, new HttpTarget(8080, "/orders"), 200, "application/json", "{\"count\":3}"),
                        new BrokerStep.Serve(
                                2,
                                new HttpTarget(8080, "/c-99"),
                                404,
                                "text/plain; charset=utf-8",
                                "no such customer"));
    }

    private HttpCheck check(String text) {
        var reader = new BrokerCheckReader(new SchemaReader(FOLDER, new Findings(), report), report);
        return (HttpCheck) reader.read(map(text)).orElseThrow();
    }

    private YamlMap map(String text) {
        return YamlMap.parse(text, report).orElseThrow();
    }
}
