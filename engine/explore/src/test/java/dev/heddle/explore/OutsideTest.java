package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goroutines that wait in code that the explorer does not see, on both carriers.
class OutsideTest {
    private static final String CARRIER = "heddle.carrier";

    private final String before = System.getProperty(CARRIER);

    @AfterEach
    void putBack() {
        if (before == null) {
            System.clearProperty(CARRIER);
        } else {
            System.setProperty(CARRIER, before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuation", "baton"})
    void mainGoesOnWhenWhatItWaitsForOutsideHasHappened(String carrier) {
        System.setProperty(CARRIER, carrier);

        var exploration = Explorer.explorer().executions(3).explore(OutsideTest::waitOutside);

        assertThat(exploration.failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuation", "baton"})
    void theOthersGoOnWhileOneWaitsOutside(String carrier) {
        System.setProperty(CARRIER, carrier);

        var exploration = Explorer.explorer().executions(3).explore(() -> {
            var latch = new CountDownLatch(1);
            var mayGoOn = Chan.<Integer>unbuffered();
            Go.go("outside", latch::await);
            Go.go("other", () -> mayGoOn.send(1));
            mayGoOn.receive();
            latch.countDown();
        });

        assertThat(exploration.failures()).isEmpty();
    }

    private static void waitOutside() throws InterruptedException {
        var latch = new CountDownLatch(1);
        var waiting = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            latch.countDown();
        });
        latch.await();
    }
}
