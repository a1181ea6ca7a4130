package dev.heddle.explore.happensbefore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorClockTest {
    @Test
    void joiningTakesTheLargerEntryOfEach() {
        var one = new VectorClock();
        one.increment(0);
        one.increment(0);
        var other = new VectorClock();
        other.increment(0);
        other.increment(40);

        one.join(other);

        assertThat(one.get(0)).isEqualTo(2);
        assertThat(one.get(40)).isEqualTo(1);
    }

    @Test
    void clocksOfDifferentLengthThatJoinEachOtherInTurnDoNotGrow() {
        var one = new VectorClock();
        one.increment(8);
        var other = new VectorClock();
        other.increment(20);

        for (int i = 0; i < 100; i++) {
            one.join(other);
            other.join(one);
        }

        assertThat(one.get(20)).isEqualTo(1);
        assertThat(other.get(8)).isEqualTo(1);
    }
}
