package dev.heddle.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.GoInterrupted;
import dev.heddle.GoPanic;
import dev.heddle.scheduler.Executions;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MutexTest {
    @Test
    void inAnExecutionOnlyOneHoldsIt() {
        Executions.allEndWell(() -> {
            var mu = new Mutex();
            var inside = new Shared<>(false);
            var all = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                all.go(() -> {
                    try (var _ = mu.hold()) {
                        assertThat(inside.get()).isFalse();
                        inside.set(true);
                        inside.set(false);
                    }
                });
            }

            all.await();
        });
    }

    @Test
    void itIsNotReentrant() {
        Executions.allGetStuck(() -> {
            var mu = new Mutex();

            mu.lock();
            mu.lock();
        });
    }

    @Test
    void anotherGoroutineMayUnlockIt() {
        Executions.allEndWell(() -> {
            var mu = new Mutex();
            mu.lock();

            Go.go(mu::unlock);

            mu.lock();
        });
    }

    @Test
    void unlockingWhatIsNotLockedPanicsWithGosText() {
        Executions.allEndWell(() -> {
            var mu = new Mutex();

            assertThatThrownBy(mu::unlock).isInstanceOf(GoPanic.class).hasMessage("sync: unlock of unlocked mutex");
        });
        assertThatThrownBy(new Mutex()::unlock)
                .isInstanceOf(GoPanic.class)
                .hasMessage("sync: unlock of unlocked mutex");
    }

    @Test
    void anUnwoundGoroutineLeavesItsTryBlocksWithoutAnException() {
        var seen = new ArrayList<Throwable>();

        Executions.allGetStuck(() -> {
            var mu = new Mutex();
            try (var _ = mu.hold()) {
                mu.lock();
            } catch (Exception e) {
                seen.add(e);
            }
        });

        assertThat(seen).isEmpty();
    }

    @Test
    void inProductionOnlyOneHoldsIt() {
        var mu = new Mutex();
        var count = new Shared<>(0);
        var all = new WaitGroup();

        for (int i = 0; i < 8; i++) {
            all.go(() -> {
                for (int j = 0; j < 1_000; j++) {
                    try (var _ = mu.hold()) {
                        count.set(count.get() + 1);
                    }
                }
            });
        }
        all.await();

        assertThat(count.get()).isEqualTo(8_000);
    }

    @Test
    void inProductionTryLockFailsOnlyWhileItIsLocked() {
        var mu = new Mutex("guard");

        assertThat(mu.tryLock()).isTrue();
        assertThat(mu.tryLock()).isFalse();
        mu.unlock();
        assertThat(mu.tryLock()).isTrue();
        assertThat(mu).hasToString("mutex \"guard\"");
    }

    @Test
    void anInterruptEndsTheWaitAndStaysPending() throws InterruptedException {
        var mu = new Mutex();
        mu.lock();
        var thrown = new AtomicReference<Throwable>();
        var flag = new AtomicReference<Boolean>();
        var waiter = Thread.ofVirtual().start(() -> {
            try {
                mu.lock();
            } catch (GoInterrupted e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });

        waiter.interrupt();
        waiter.join();

        assertThat(thrown.get()).hasMessage("interrupted in sync.Mutex.Lock");
        assertThat(flag.get()).isTrue();
    }
}
