package dev.millrace.grader.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LineTest {
    @Test
    void everybodyKnowsTheirPlaceAndIsServedInOrder() throws InterruptedException {
        var line = new Line(1, 10);
        assertThat(line.enter(_ -> {})).isTrue();
        var told = new LinkedBlockingQueue<String>();
        var served = new LinkedBlockingQueue<String>();
        for (var name : List.of("ann", "bob")) {
            Thread.startVirtualThread(() -> {
                if (line.enter(place -> told.add(name + " is " + place))) {
                    served.add(name);
                }
            });
            assertThat(told.poll(10, TimeUnit.SECONDS)).startsWith(name + " is");
        }
        line.leave();
        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("ann");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("bob is 1");
        line.leave();
        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("bob");
    }

    @Test
    void aFullLineRefuses() throws InterruptedException {
        var line = new Line(1, 1);
        assertThat(line.enter(_ -> {})).isTrue();
        var told = new LinkedBlockingQueue<Integer>();
        Thread.startVirtualThread(() -> {
            var _ = line.enter(told::add);
        });
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(line.enter(_ -> {})).isFalse();
        line.leave();
    }

    @Test
    void whoIsInterruptedLeavesTheLine() throws InterruptedException {
        var line = new Line(1, 10);
        assertThat(line.enter(_ -> {})).isTrue();
        var places = new CopyOnWriteArrayList<Boolean>();
        var told = new LinkedBlockingQueue<Integer>();
        var thread = Thread.startVirtualThread(() -> places.add(line.enter(told::add)));
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(places).containsExactly(false);
        assertThat(line.waiting()).isZero();
    }

    @Test
    void whoWillNotWaitLeavesTheLastPlaceFree() throws InterruptedException {
        var line = new Line(2, 10);
        assertThat(line.tryEnter(1)).isTrue();
        assertThat(line.tryEnter(1)).isFalse();
        assertThat(line.awaitQuiet(Duration.ofMillis(1))).isTrue();
        assertThat(line.enter(_ -> {})).isTrue();
        assertThat(line.awaitQuiet(Duration.ofMillis(1))).isFalse();
        line.leave();
        assertThat(line.awaitQuiet(Duration.ofMillis(1))).isTrue();
    }
}
