package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.labs.broker.Stillness.Footprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UseTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Footprint STILL = new Footprint(0, Map.of("orders-0", 7L));

    private final Use use = new Use(START);

    @Test
    void aLabIsUnusedAfterTheTimeWithoutPageMemberOrRecord() {
        use.saw(STILL, at(30));
        use.saw(STILL, at(59));
        assertThat(use.none(at(59), HOUR)).isFalse();
        assertThat(use.none(at(60), HOUR)).isTrue();
    }

    @Test
    void aLabWhoseBrokerNobodyLookedAtIsNotCalledUnused() {
        assertThat(use.none(at(600), HOUR)).isFalse();
    }

    @Test
    void aPageThatStaysOpenIsUseUntilItCloses() {
        use.open(at(1));
        use.saw(STILL, at(300));
        assertThat(use.none(at(300), HOUR)).isFalse();
        use.close(at(300));
        assertThat(use.none(at(359), HOUR)).isFalse();
        assertThat(use.none(at(360), HOUR)).isTrue();
    }

    @Test
    void aNewRecordIsUseAndSoIsAMember() {
        use.saw(STILL, at(30));
        use.saw(new Footprint(0, Map.of("orders-0", 8L)), at(45));
        assertThat(use.none(at(100), HOUR)).isFalse();
        assertThat(use.none(at(105), HOUR)).isTrue();
        use.saw(new Footprint(1, Map.of("orders-0", 8L)), at(105));
        assertThat(use.none(at(164), HOUR)).isFalse();
        assertThat(use.none(at(165), HOUR)).isTrue();
    }

    private static Instant at(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
