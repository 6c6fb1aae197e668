package dev.millrace.labs.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.content.check.HttpTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One GET against services that behave, and services that do not.
@Timeout(60)
class ServiceGetTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final ServiceGet get = new ServiceGet();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = service(HERE);
    }

    private static HttpServer service(InetAddress address) throws IOException {
        var made = HttpServer.create(new InetSocketAddress(address, 0), 0);
        made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        made.start();
        return made;
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        get.close();
    }

    @Test
    void an_answer_comes_back_with_status_and_body() throws Exception {
        serve("/orders", exchange -> answer(exchange, 404, "none"));

        var answered = (Called.Answered) call("/orders?limit=3");

        assertThat(answered.status()).isEqualTo(404);
        assertThat(answered.whole()).isTrue();
        assertThat(answered.body()).isEqualTo("none");
    }

    @Test
    void the_request_says_who_asks_and_nothing_of_anybody_else() throws Exception {
        var seen = new AtomicReference<Set<String>>(Set.of());
        var agent = new AtomicReference<String>("");
        serve("/set", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=b; Path=/");
            seen.set(Set.copyOf(exchange.getRequestHeaders().keySet()));
            agent.set(exchange.getRequestHeaders().getFirst("User-Agent"));
            answer(exchange, 200, exchange.getRequestMethod());
        });

        call("/set");
        var again = (Called.Answered) call("/set");

        assertThat(again.body()).isEqualTo("GET");
        assertThat(agent.get()).isEqualTo("Millrace lab check");
        assertThat(seen.get()).containsOnly("Host", "User-agent", "Accept");
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() throws Exception {
        var followed = new AtomicInteger();
        serve("/elsewhere", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, "secret");
        });
        serve("/orders", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
            answer(exchange, 307, "");
        });

        assertThat(((Called.Answered) call("/orders")).status()).isEqualTo(307);
        assertThat(followed).hasValue(0);
    }

    @Test
    void of_a_huge_answer_the_beginning_is_read() throws Exception {
        var written = new AtomicInteger();
        serve("/orders", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[16 << 10];
            try (exchange) {
                while (written.addAndGet(chunk.length) < 1 << 30)
                    exchange.getResponseBody().write(chunk);
            }
        });

        var answered = (Called.Answered) call("/orders");

        assertThat(answered.body()).hasSize(ServiceGet.LARGEST);
        assertThat(answered.whole()).isFalse();
        assertThat(written.get())
                .as("written before the service was hung up on")
                .isLessThan(64 << 20);
    }

    @Test
    void a_service_that_takes_its_time_is_left_whether_it_is_silent_or_drips() throws Exception {
        serve("/silent", _ -> await(over));
        serve("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                if (over.getCount() == 0) return;
                await(Duration.ofMillis(100));
            }
        });

        for (var path : new String[] {"/silent", "/drips"}) {
            long begun = System.nanoTime();
            assertThat(why(path)).contains("takes longer than 2 seconds");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_port_without_a_service_and_one_that_speaks_something_else_are_told_apart() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, HERE)) {
            free = socket.getLocalPort();
        }
        assertThat(((Called.Unanswered) get.get(HERE, new HttpTarget(free, "/"))).why())
                .isEqualTo("Nothing answers at 127.0.0.1:" + free + ": start your service there");

        try (var socket = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> rude(socket));
            assertThat(((Called.Unanswered) get.get(HERE, new HttpTarget(socket.getLocalPort(), "/"))).why())
                    .contains("does not answer by HTTP");
        }
    }

    @Test
    void on_another_computer_a_service_must_not_listen_on_localhost_alone() {
        var nothing = (Called.Unanswered) ServiceGet.nothing(InetAddress.ofLiteral("192.168.1.20"), 8080);

        assertThat(nothing.why()).contains("192.168.1.20:8080").contains("http://0.0.0.0:8080");
    }

    @Test
    void a_computer_with_an_address_of_version_6_is_called_too() throws Exception {
        var six = InetAddress.ofLiteral("::1");
        var other = service(six);
        try {
            other.createContext("/orders", exchange -> answer(exchange, 200, "six"));
            var answered = (Called.Answered)
                    get.get(six, new HttpTarget(other.getAddress().getPort(), "/orders"));
            assertThat(answered.status()).isEqualTo(200);
        } finally {
            other.stop(0);
        }
        assertThat(ServiceGet.at(six, 8080)).isEqualTo("[0:0:0:0:0:0:0:1]:8080");
    }

    private static void rude(ServerSocket socket) {
        try (var guest = socket.accept()) {
            guest.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // the test is over
        }
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Duration time) {
        try {
            boolean _ = over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private Called call(String path) throws InterruptedException {
        return get.get(HERE, new HttpTarget(port(), path));
    }

    private String why(String path) throws InterruptedException {
        return ((Called.Unanswered) call(path)).why();
    }
}
