package dev.heddle.examples.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.junit.GoTest;

/// Chapter B under the explorer.
final class SyncTest {
    @GoTest
    void noIncrementIsLostUnderTheMutex() {
        assertThat(B03_CounterWithMutex.count(3)).isEqualTo(3);
    }

    @GoTest
    void noIncrementIsLostOnTheWayToTheOwner() {
        assertThat(B04_CounterWithChannel.count(3)).isEqualTo(3);
    }

    @GoTest
    void theQueueHandsOnEveryItemInOrder() {
        var queue = new B07_Condition.Queue(1);
        Go.go("producer", () -> {
            queue.put(1);
            queue.put(2);
        });
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.take()).isEqualTo(2);
    }

    @GoTest
    void neverMoreAtWorkThanTheSemaphoreAllows() {
        assertThat(B09_NotTooMany.mostAtWork(3, 2)).isLessThanOrEqualTo(2);
    }
}
