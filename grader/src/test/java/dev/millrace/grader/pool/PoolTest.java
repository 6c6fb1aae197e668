package dev.millrace.grader.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The rules of a pool, on workers that are no processes.
@Timeout(60)
final class PoolTest {
    private static final long HEAP = 256L << 20;
    private static final Duration IDLE = Duration.ofMinutes(20);
    private static final Duration LATELY = Duration.ofMinutes(3);

    private final AtomicInteger living = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();
    private Instant now = Instant.EPOCH;
    private boolean memory = true;

    private final class Fake implements Pool.Member {
        private final long heap;
        private Optional<String> owner = Optional.empty();
        private int uses;
        private volatile boolean alive = true;
        private volatile boolean closed;

        Fake(long heap) {
            this.heap = heap;
            living.incrementAndGet();
        }

        @Override
        public void assign(String newOwner) {
            if (owner.isPresent() && !owner.get().equals(newOwner)) {
                wrongs.add(owner.get() + " and " + newOwner);
            }
            owner = Optional.of(newOwner);
            uses++;
        }

        @Override
        public int uses() {
            return uses;
        }

        @Override
        public long memoryBytes() {
            return heap;
        }

        @Override
        public boolean alive() {
            return alive && !closed;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                living.decrementAndGet();
            }
        }
    }

    @Test
    void theOwnerMeetsTheirOwnWorkerAgainAndNobodyElseDoes() throws IOException {
        var pool = pool(0, 4);
        var ann = pool.acquire("ann", HEAP);
        pool.release(ann, true);
        assertThat(pool.acquire("bob", HEAP)).isNotSameAs(ann);
        assertThat(pool.acquire("ann", HEAP)).isSameAs(ann);
    }

    @Test
    void aWorkerThatIsOddOrDeadOrUsedUpOrOfAnotherSizeIsNotMetAgain() throws IOException {
        var pool = pool(0, 4);
        var odd = pool.acquire("ann", HEAP);
        pool.release(odd, false);
        var dead = pool.acquire("ann", HEAP);
        assertThat(dead).isNotSameAs(odd);
        pool.release(dead, true);
        dead.alive = false;
        var old = pool.acquire("ann", HEAP);
        assertThat(old).isNotSameAs(dead);
        old.uses = 50;
        pool.release(old, true);
        var small = pool.acquire("ann", HEAP);
        assertThat(small).isNotSameAs(old);
        pool.release(small, true);
        assertThat(pool.acquire("ann", 2 * HEAP)).isNotSameAs(small);
    }

    @Test
    void whenThereIsNoRoomTheWorkerThatWasIdleLongestGoes() throws IOException {
        var pool = pool(0, 2);
        var ann = pool.acquire("ann", HEAP);
        var bob = pool.acquire("bob", HEAP);
        pool.release(ann, true);
        pool.release(bob, true);
        pool.acquire("cem", HEAP);
        assertThat(pool.living()).isEqualTo(2);
        assertThat(pool.acquire("bob", HEAP)).isSameAs(bob);
    }

    @Test
    void anOfferTakesNothingThatCouldNotBeReplaced() throws IOException {
        var pool = pool(1, 2);
        bring(pool);
        assertThat(pool.offer("ann")).isPresent();
        bring(pool);
        assertThat(pool.ready()).isEqualTo(1);
        assertThat(pool.offer("bob")).as("two live, two may").isEmpty();
        assertThat(pool.acquire("bob", HEAP)).isNotNull();
    }

    @Test
    void anOfferTakesNothingWhenMemoryIsShort() {
        var pool = pool(1, 9);
        bring(pool);
        memory = false;
        assertThat(pool.offer("ann")).isEmpty();
        assertThat(pool.begin()).as("a fresh one").isFalse();
    }

    @Test
    void asManyFreshOnesAreWantedAsOwnersWereExpectedAndNoMoreThanThereIsRoomFor() {
        var pool = pool(1, 5);
        IntStream.range(0, 24).forEach(i -> pool.expect("student " + i));
        while (pool.begin()) {
            pool.started(new Fake(HEAP));
        }
        assertThat(pool.living()).isEqualTo(5);
    }

    @Test
    void whoDidNotComeIsNotExpectedForever() {
        var pool = pool(1, 9);
        IntStream.range(0, 4).forEach(i -> pool.expect("student " + i));
        IntStream.range(0, 4).forEach(_ -> bring(pool));
        assertThat(pool.ready()).isEqualTo(4);
        now = now.plus(LATELY).plusSeconds(1);
        IntStream.range(0, 9).forEach(_ -> pool.tend());
        assertThat(pool.ready()).isEqualTo(1);
    }

    @Test
    void aWorkerThatWaitedTooLongForItsOwnerEnds() throws IOException {
        var pool = pool(0, 4);
        pool.release(pool.acquire("ann", HEAP), true);
        pool.tend();
        assertThat(pool.living()).isEqualTo(1);
        now = now.plus(IDLE).plusSeconds(1);
        pool.tend();
        assertThat(pool.living()).isZero();
    }

    @Test
    void whoComesWhileOneIsBeingMadeReadyGetsThatOne() throws Exception {
        var pool = pool(1, 4);
        assertThat(pool.begin()).isTrue();
        var coming = new Fake(HEAP);
        pool.started(coming);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ann = threads.submit(() -> pool.acquire("ann", HEAP));
            while (!pool.urgent()) {
                Thread.onSpinWait();
            }
            pool.add(coming);
            assertThat(ann.get()).isSameAs(coming);
        }
    }

    @Test
    void whoWaitsForOneThatFailsGetsANewOne() throws Exception {
        var pool = pool(1, 4);
        assertThat(pool.begin()).isTrue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ann = threads.submit(() -> pool.acquire("ann", HEAP));
            while (!pool.urgent()) {
                Thread.onSpinWait();
            }
            pool.failed(Optional.empty());
            assertThat(ann.get().alive()).isTrue();
        }
    }

    @Test
    void aStartThatFailsIsToldAndLeavesItsPlaceFree() {
        var pool = new Pool<Fake>(
                size(0, 1),
                _ -> {
                    throw new IOException("no");
                },
                () -> memory,
                () -> now);
        assertThatThrownBy(() -> pool.acquire("ann", HEAP)).isInstanceOf(IOException.class);
        assertThat(pool.living()).isZero();
    }

    @Test
    void closingEndsAllOfThem() throws IOException {
        var pool = pool(1, 4);
        bring(pool);
        pool.release(pool.acquire("idle", HEAP), true);
        pool.acquire("at work", HEAP);
        assertThat(pool.begin()).isTrue();
        pool.started(new Fake(HEAP));
        pool.close();
        assertThat(living).hasValue(0);
    }

    /// Many owners, few workers, some of which break: nobody meets a stranger's, and never are there too many.
    @Test
    void manyOwnersAtOnceOnFewWorkers() throws Exception {
        int places = 4;
        var pool = pool(2, 6);
        var line = new Line(places, 1000);
        var busy = ConcurrentHashMap.<Fake>newKeySet();
        var refill = new Refill<>(pool, Fake::new, HEAP, List.of(_ -> true), line, 2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                var owner = "student " + i;
                var random = new Random(i);
                threads.execute(() -> attempts(pool, line, owner, random, busy));
            }
        }
        refill.close();
        pool.close();
        assertThat(wrongs).isEmpty();
        assertThat(living).hasValue(0);
    }

    private void attempts(Pool<Fake> pool, Line line, String owner, Random random, java.util.Set<Fake> busy) {
        for (int attempt = 0; attempt < 40; attempt++) {
            line.enter(_ -> {});
            try {
                var worker = pool.acquire(owner, HEAP);
                if (pool.living() > 6) {
                    wrongs.add(pool.living() + " live");
                }
                if (!busy.add(worker)) {
                    wrongs.add("one worker for two at once");
                }
                java.util.concurrent.locks.LockSupport.parkNanos(100_000);
                busy.remove(worker);
                worker.alive = random.nextInt(10) > 0;
                pool.release(worker, random.nextInt(10) > 0);
            } catch (IOException e) {
                wrongs.add(String.valueOf(e));
            } finally {
                line.leave();
            }
        }
    }

    private Pool<Fake> pool(int warm, int most) {
        return new Pool<>(size(warm, most), Fake::new, () -> memory, () -> now);
    }

    private static PoolSize size(int warm, int most) {
        return new PoolSize(warm, most, 50, IDLE, LATELY, HEAP);
    }

    private void bring(Pool<Fake> pool) {
        assertThat(pool.begin()).isTrue();
        var worker = new Fake(HEAP);
        pool.started(worker);
        pool.add(worker);
    }
}
