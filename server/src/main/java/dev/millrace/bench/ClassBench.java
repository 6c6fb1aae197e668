package dev.millrace.bench;

import dev.millrace.Millrace;
import dev.millrace.Settings;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A live class: students with an open event stream each who read, answer, type, submit and raise hands, and an
/// instructor who watches; through one server, or through several on one database with the requests taking turns.
/// Clients and servers share this machine and this JVM, so the figures are an upper bound of latency, and the heap is
/// that of both.
public final class ClassBench {
    private static final double MIB = 1024 * 1024;

    private final List<Settings> servers;
    private final int students;
    private final Duration length;

    /// Prepares a run.
    ///
    /// @param servers one, or several with the same database URL and a data folder each
    public ClassBench(List<Settings> servers, int students, Duration length) {
        this.servers = List.copyOf(servers);
        this.students = students;
        this.length = length;
    }

    public Report run() throws InterruptedException {
        var started = new ArrayList<Millrace>();
        try {
            for (var settings : servers) {
                started.add(Millrace.start(settings));
            }
            return run(started);
        } finally {
            started.reversed().forEach(Millrace::close);
        }
    }

    private Report run(List<Millrace> running) throws InterruptedException {
        var addresses = running.stream()
                .map(server -> URI.create("http://127.0.0.1:" + server.port()))
                .toList();
        var first = running.getFirst();
        var code = first.classroom().code();
        var tally = new ClassTally();
        try (var board = Board.open(instructor(first, addresses), tally)) {
            var members = IntStream.range(0, students)
                    .mapToObj(i -> new ClassMember(new Visitor(addresses).join(code, ClassTally.name(i)), i, tally))
                    .toList();
            var machine = Machine.here();
            try (var _ = Members.atWork(members)) {
                Thread.sleep(length.dividedBy(4));
                tally.forgetFigures(); // compilers and caches are warm from here on
                var before = heap();
                Thread.sleep(length.multipliedBy(3).dividedBy(4));
                tally.heap(before, heap());
            }
            board.settle();
            return report(machine, tally, first.log().ofClass(first.classroom().id(), 0));
        }
    }

    private static Visitor instructor(Millrace first, List<URI> addresses) {
        var visitor = new Visitor(addresses);
        var link =
                "/instructor/claim/" + first.identity().invite(first.classroom().id());
        visitor.get(link);
        visitor.post(link, Map.of("name", "Instructor", "password", "only for this measurement"));
        return visitor;
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }

    private Report report(Machine machine, ClassTally tally, List<Activity> log) {
        var numbers = new LinkedHashMap<String, Double>();
        tally.numbers(numbers);
        tally.compare(log, numbers);
        return new Report(
                "live class, " + students + " students, " + servers.size()
                        + (servers.size() == 1 ? " server, " : " servers, ") + length.toSeconds() + " s",
                machine,
                tally.figures(),
                numbers);
    }
}
