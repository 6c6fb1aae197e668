package dev.millrace.grader.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TurnsTest {
    @Test
    void anOwnerDoesOneThingAtATimeAndOthersDoNotWaitForThem() {
        var turns = new Turns(4);
        assertThat(turns.take("ann")).isTrue();
        assertThat(turns.tryTake("ann")).isFalse();
        assertThat(turns.tryTake("bob")).isTrue();
        turns.give("ann");
        assertThat(turns.tryTake("ann")).isTrue();
    }

    @Test
    void nobodySlipsInBeforeWhoWaits() throws Exception {
        var turns = new Turns(4);
        assertThat(turns.take("ann")).isTrue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> turns.take("ann"));
            turns.give("ann");
            assertThat(second.get()).isTrue();
            assertThat(turns.tryTake("ann")).isFalse();
            turns.give("ann");
        }
        assertThat(turns.tryTake("ann")).isTrue();
    }

    @Test
    void tooManyOfOneOwnerAreRefused() {
        var turns = new Turns(0);
        assertThat(turns.take("ann")).isTrue();
        assertThat(turns.take("ann")).isFalse();
    }

    @Test
    void manyThingsOfOneOwnerRunOneAfterTheOther() {
        var turns = new Turns(1000);
        var inside = new AtomicInteger();
        var wrong = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> {
                    if (turns.take("ann")) {
                        wrong.addAndGet(inside.incrementAndGet() - 1);
                        inside.decrementAndGet();
                        turns.give("ann");
                    }
                });
            }
        }
        assertThat(wrong).hasValue(0);
        assertThat(turns.tryTake("ann")).isTrue();
    }
}
