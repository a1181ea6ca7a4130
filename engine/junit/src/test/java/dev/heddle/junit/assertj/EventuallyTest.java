package dev.heddle.junit.assertj;

import static dev.heddle.junit.assertj.HeddleAssertions.assertEventually;
import static dev.heddle.junit.assertj.HeddleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.sync.Mutex;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class EventuallyTest {
    /// A goroutine that has done its work after this long.
    private static void worksFor(Duration work, Duration within) throws Exception {
        var mutex = new Mutex();
        var done = new ArrayList<String>();
        Go.go("worker", () -> {
            Time.sleep(work);
            try (var _ = mutex.hold()) {
                done.add("done");
            }
        });
        assertEventually(within, () -> {
            try (var _ = mutex.hold()) {
                assertThat(done).containsExactly("done");
            }
        });
    }

    @Test
    void waitsOnTheVirtualClock() {
        var exploration = Explorer.explorer().explore(() -> worksFor(Duration.ofHours(1), Duration.ofHours(2)));

        assertThat(exploration).isClean().isExhaustive();
    }

    @Test
    void givesUpInTheEnd() {
        var exploration = Explorer.explorer().explore(() -> worksFor(Duration.ofHours(3), Duration.ofHours(2)));

        assertThat(exploration).finds(AssertionFailed.class).replays();
        assertThat(exploration.report()).contains("still not so after PT2H");
    }

    @Test
    void zeroIsOneTry() {
        assertThatThrownBy(() -> assertEventually(Duration.ZERO, () -> {
                    throw new AssertionError("no");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("still not so after PT0S: no");
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> assertEventually(Duration.ofSeconds(-1), () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
    }

    @Test
    void otherExceptionsPassAtOnce() {
        assertThatThrownBy(() -> assertEventually(Duration.ofHours(1), () -> {
                    throw new java.io.IOException("disk");
                }))
                .hasMessage("disk");
    }
}
