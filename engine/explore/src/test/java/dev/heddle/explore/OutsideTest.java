package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /// As where another thread happens to load the same class.
    @ParameterizedTest
    @ValueSource(strings = {"continuation", "baton"})
    void aReplayLetsWhoWaitedOutsideGoOn(String carrier) {
        System.setProperty(CARRIER, carrier);
        var mustWait = new AtomicBoolean();
        GoBody body = () -> {
            if (mustWait.get()) {
                waitOutside();
            }
            var numbers = Chan.<Integer>buffered(2);
            Go.go(() -> numbers.send(1));
            Go.go(() -> numbers.send(2));
            assertThat(numbers.receive()).isEqualTo(1);
        };
        var explorer = Explorer.explorer();
        var found = explorer.explore(body).failure().orElseThrow();
        mustWait.set(true);

        var replayed = explorer.replay(found.replayToken(), body);

        assertThat(replayed.failure().orElseThrow().message()).isEqualTo(found.message());
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
