package dev.millrace.bench;

import static java.util.Objects.requireNonNull;

import dev.millrace.progress.Activity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// What a simulated class did and saw. Thread-safe.
final class ClassTally {
    /// What leaves exactly one row in the log for each time that it was answered with success.
    private static final List<Activity.Kind> COUNTED = List.of(
            Activity.Kind.ANSWERED, Activity.Kind.SUBMITTED, Activity.Kind.HAND_RAISED, Activity.Kind.HAND_LOWERED);

    private final ConcurrentLinkedQueue<Long> pages = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> news = new ConcurrentLinkedQueue<>();
    private final Map<Activity.Kind, AtomicLong> done = new EnumMap<>(Activity.Kind.class);
    /// When a hand went up that the instructor has not seen yet, by name.
    private final Map<String, Long> raised = new ConcurrentHashMap<>();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private double heapBefore;
    private double heapAfter;

    ClassTally() {
        COUNTED.forEach(kind -> done.put(kind, new AtomicLong()));
    }

    static String name(int number) {
        return "Student " + number;
    }

    void page(long nanos) {
        pages.add(nanos);
    }

    /// An act was answered; a refusal is counted apart.
    void did(Activity.Kind kind, int status) {
        if (status == 200) Optional.ofNullable(done.get(kind)).ifPresent(AtomicLong::incrementAndGet);
        else refused.incrementAndGet();
    }

    void raises(String name) {
        raised.put(name, System.nanoTime());
    }

    /// The instructor's page shows this hand.
    void shown(String name) {
        Optional.ofNullable(raised.remove(name)).ifPresent(since -> {
            news.add(System.nanoTime() - since);
            seen.incrementAndGet();
        });
    }

    boolean awaitsHands() {
        return !raised.isEmpty();
    }

    void forgetFigures() {
        pages.clear();
        news.clear();
    }

    void heap(double before, double after) {
        heapBefore = before;
        heapAfter = after;
    }

    List<Figures> figures() {
        var figures = new ArrayList<Figures>();
        if (!news.isEmpty()) figures.add(Figures.of("hand raised to instructor's page", news));
        if (!pages.isEmpty()) figures.add(Figures.of("GET /course/{lesson}", pages));
        return figures;
    }

    void numbers(Map<String, Double> numbers) {
        numbers.put("heap of servers and clients after a quarter, MiB", round(heapBefore));
        numbers.put("heap of servers and clients at the end, MiB", round(heapAfter));
        numbers.put("requests refused", (double) refused.get());
        numbers.put("hands that the instructor never saw", (double) raised.size());
        numbers.put("hands that the instructor saw", (double) seen.get());
    }

    /// What the log has too little or too much of, and what was judged twice or never.
    void compare(List<Activity> log, Map<String, Double> numbers) {
        var counted = log.stream().collect(Collectors.groupingBy(Activity::kind, Collectors.counting()));
        for (var kind : COUNTED) {
            long sent = requireNonNull(done.get(kind)).get();
            numbers.put(kind.stored() + " done", (double) sent);
            numbers.put(kind.stored() + " in the log, more or less", (double) (counted.getOrDefault(kind, 0L) - sent));
        }
        long judged = counted.getOrDefault(Activity.Kind.JUDGED, 0L);
        numbers.put("judged, more or less than submitted", (double)
                (judged - counted.getOrDefault(Activity.Kind.SUBMITTED, 0L)));
    }

    private static double round(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
