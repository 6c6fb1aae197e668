package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.labs.runtime.Traits;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PoolSizeTest {
    private static final Traits BROKERS = new Traits(true, 100, true);

    @Test
    void asManyAsStudentsHaveNoneYet() {
        assertThat(size(OptionalInt.empty(), BROKERS, 24, 10_000).wanted(0)).isEqualTo(24);
        assertThat(size(OptionalInt.empty(), BROKERS, 3, 10_000).wanted(7)).isEqualTo(3);
    }

    @Test
    void asFarAsTheMemoryGoesWhichThoseThatWaitHaveAlready() {
        assertThat(size(OptionalInt.empty(), BROKERS, 24, 550).wanted(0)).isEqualTo(5);
        assertThat(size(OptionalInt.empty(), BROKERS, 24, 50).wanted(5)).isEqualTo(5);
    }

    @Test
    void asManyAsTheOperatorSays() {
        assertThat(size(OptionalInt.of(4), BROKERS, 24, 0).wanted(0)).isEqualTo(4);
        assertThat(size(OptionalInt.of(0), BROKERS, 24, 10_000).none()).isTrue();
    }

    @Test
    void noneWhereStudentsShareACluster() {
        assertThat(size(OptionalInt.of(4), new Traits(false, 0, false), 24, 10_000)
                        .none())
                .isTrue();
    }

    private static PoolSize size(OptionalInt fixed, Traits traits, int unserved, long free) {
        return new PoolSize(fixed, traits, () -> unserved, () -> free);
    }
}
