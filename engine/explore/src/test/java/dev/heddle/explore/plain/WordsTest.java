package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.schedule.Step;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Pools;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What reports say of plain Java: what its programmer would say.
class WordsTest {
    @Test
    void theMonitorAndTheWaitSetOfAnObjectShareItsNumber() {
        var failure = Search.failure(() -> {
            var first = new Object();
            var second = new Object();
            Synchronized.on(first, () -> {});
            Synchronized.on(second, () -> Monitors.await(second));
        });

        assertThat(failure.message()).contains("[Object.wait] Object 2");
        assertThat(failure.schedule().steps())
                .extracting(Step::action)
                .contains("lock monitor of Object 2", "wait on Object 2");
    }

    @Test
    void toWaitIsToUnlockWithoutSayingSo() {
        var failure = Search.failure(() -> {
            var lock = new Object();
            Synchronized.on(lock, () -> Monitors.await(lock));
        });

        assertThat(failure.schedule().steps())
                .filteredOn(step -> !step.isInside())
                .extracting(Step::action)
                .containsExactly("start", "lock monitor of Object 1", "wait on Object 1");
    }

    @Test
    void anAtomicIsSpokenOfByTheMethodThatWasCalled() {
        var failure = Search.failure(() -> {
            var counter = new AtomicInteger();
            assertThat(AtomicIntegers.incrementAndGet(counter)).isEqualTo(2);
        });

        assertThat(failure.schedule().steps())
                .extracting(Step::action)
                .containsExactly("start", "AtomicInteger 1.incrementAndGet");
    }

    @Test
    void whatAPoolDoesForItselfIsInside() {
        var failure = Search.failure(() -> Pools.newFixedThreadPool(1).submit(() -> {}));

        assertThat(failure.message()).contains("\"pool-1-thread-1\" [ThreadPoolExecutor.take] pool 1");
        assertThat(failure.schedule().steps())
                .filteredOn(step -> !step.isInside())
                .extracting(Step::action)
                .containsExactly("start", "pool 1.submit", "start");
    }
}
