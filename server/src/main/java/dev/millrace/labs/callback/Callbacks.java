package dev.millrace.labs.callback;

import dev.millrace.content.check.HttpTarget;
import dev.millrace.identity.StudentId;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Calls services on students' computers, each on the computer that the student's latest request came from. Where that
/// is, and which ports a student chose, is forgotten when the server ends. Façade of this package. Thread-safe.
public final class Callbacks implements AutoCloseable {
    /// At the same time, for all students together.
    private static final int MOST = 8;
    private static final Duration TURN = Duration.ofSeconds(5);
    /// For so long an address belongs to whoever was last seen there.
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final CallRules rules;
    private final ServiceGet get = new ServiceGet();
    private final Semaphore turns = new Semaphore(MOST, true);
    private final Map<StudentId, Seen> seen = new ConcurrentHashMap<>();
    private final Map<Chosen, Integer> ports = new ConcurrentHashMap<>();

    private record Seen(Origin origin, long at) {}

    /// What a student chose a port in place of.
    private record Chosen(StudentId student, int port) {}

    public Callbacks(CallRules rules) {
        this.rules = rules;
    }

    /// A request of the student: from here on their computer is the one that it came from.
    public void saw(StudentId student, Context request) {
        if (rules.on()) saw(student, Origin.of(request, rules.trustProxy()));
    }

    void saw(StudentId student, Origin origin) {
        seen.put(student, new Seen(origin, System.nanoTime()));
    }

    /// The student's service listens at another port than the lab says.
    public void choose(StudentId student, int asked, int port) {
        ports.put(new Chosen(student, asked), port);
    }

    /// Where the student's service is called instead of the port that the lab says.
    public int port(StudentId student, int asked) {
        return ports.getOrDefault(new Chosen(student, asked), asked);
    }

    /// Which computer is called for the student, in words for them; empty where none may be.
    public Optional<String> computer(StudentId student) {
        return Optional.ofNullable(seen.get(student))
                .map(Seen::origin)
                .filter(origin -> rules.refusal(origin, 0).isEmpty())
                .flatMap(Origin::address)
                .map(ServiceGet::shown);
    }

    /// Calls that student's services.
    public Caller of(StudentId student) {
        return target -> call(student, target);
    }

    private Called call(StudentId student, HttpTarget asked) throws InterruptedException {
        var target = new HttpTarget(port(student, asked.port()), asked.path());
        var from = Optional.ofNullable(seen.get(student)).map(Seen::origin);
        if (rules.on() && from.isEmpty()) return new Called.Unanswered("Open the lab's page on your computer");
        var origin = from.orElse(new Origin(Optional.empty(), 0));
        // a page that only waits is there too
        seen.computeIfPresent(student, (_, known) -> new Seen(known.origin(), System.nanoTime()));
        var refusal = rules.refusal(origin, target.port()).or(() -> shared(student, origin));
        return refusal.isPresent()
                ? new Called.Unanswered(refusal.get())
                : inTurn(origin.address().orElseThrow(), target);
    }

    /// Behind one address there may be many computers, and which of them answers is chance.
    private Optional<String> shared(StudentId student, Origin origin) {
        var address = origin.address().orElseThrow();
        if (address.isLoopbackAddress()) return Optional.empty();
        long recent = System.nanoTime() - KEPT.toNanos();
        boolean others = seen.entrySet().stream()
                .anyMatch(each -> !each.getKey().equals(student)
                        && each.getValue().at() - recent > 0
                        && each.getValue().origin().address().equals(origin.address()));
        return others
                ? Optional.of(
                        "Others' pages come from %s too, so it is a router's or a proxy's address, and yours cannot be"
                                        .formatted(ServiceGet.shown(address))
                                + " told from theirs: use a server in your own network")
                : Optional.empty();
    }

    private Called inTurn(InetAddress address, HttpTarget target) throws InterruptedException {
        if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Called.Unanswered("Many services are being called at the moment; yours will be soon");
        }
        try {
            return get.get(address, target);
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        get.close();
    }
}
