package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void comesBackFromAnAddressAsItWas() {
        var place = Place.of(Map.of(3, 0L, 4, 1_000_000L, 5, 35L));
        assertThat(place.text()).isEqualTo("3:0.lfls.z");
        assertThat(Place.parse(place.text())).contains(place);
    }

    @Test
    void ofAHundredPartitionsFitsIntoAnAddress() {
        var next = new TreeMap<Integer, Long>();
        for (int partition = 0; partition < 100; partition++) next.put(partition, 1_000_000L + partition);
        var text = new Place(next).text();
        assertThat(text).hasSizeLessThan(600);
        assertThat(Place.parse(text)).contains(new Place(next));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "0:", "x:1", "0:1..2", "0:-1", "0:1.zzzzzzzzzzzzz", "999999:1", "0:1<script>"})
    void isNotMadeOfAnythingElse(String text) {
        assertThat(Place.parse(text)).isEmpty();
    }
}
