package dev.heddle.examples.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.TimeModel;
import dev.heddle.junit.GoTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Chapter D under the explorer.
final class SelectTest {
    /// What a program can do at all, and not only what it does mostly: collect it over the whole exploration.
    // tag::outcomes[]
    @Test
    void eachMessageCanBeTheFirst() {
        var outcomes = new HashSet<List<String>>();

        var exploration = Explorer.explorer().explore(() -> outcomes.add(D02_BothReady.received()));

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(outcomes)
                .isEqualTo(Set.of(
                        List.of("received Message from ch1", "received Message from ch2"),
                        List.of("received Message from ch2", "received Message from ch1")));
    }
    // end::outcomes[]

    // tag::time[]
    @GoTest
    void theClockDecidesWhoIsInTime() {
        assertThat(D04_TimeOut.work(Duration.ofMinutes(2), Duration.ofMinutes(1)))
                .isEqualTo("Timeout!");
        assertThat(D04_TimeOut.work(Duration.ofMinutes(1), Duration.ofMinutes(2)))
                .isEqualTo("Done");
    }
    // end::time[]

    @Test
    void bothAreReadyAtTheSameInstant() {
        var outcomes = new HashSet<String>();

        Explorer.explorer().explore(() -> outcomes.add(D04_TimeOut.work(Duration.ofMinutes(1), Duration.ofMinutes(1))));

        assertThat(outcomes).isEqualTo(Set.of("Done", "Timeout!"));
    }

    @GoTest(time = TimeModel.RACING)
    void theGeneratorEndsWheneverItIsToldTo() {
        assertThat(D06_SendOrReceive.first(3)).containsExactly(0, 1, 1);
    }
}
