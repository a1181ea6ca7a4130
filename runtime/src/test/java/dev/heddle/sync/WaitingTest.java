package dev.heddle.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.GoInterrupted;
import dev.heddle.GoPanic;
import dev.heddle.scheduler.Executions;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// WaitGroup, Cond and Once.
class WaitingTest {
    @Test
    void aWaitGroupWaitsForAll() {
        Executions.allEndWell(WaitingTest::countToThree);
        countToThree();
    }

    private static void countToThree() {
        var all = new WaitGroup();
        var mu = new Mutex();
        var ended = new Shared<>(0);
        for (int i = 0; i < 3; i++) {
            all.go(() -> {
                try (var _ = mu.hold()) {
                    ended.set(ended.get() + 1);
                }
            });
        }

        all.await();

        assertThat(ended.get()).isEqualTo(3);
    }

    @Test
    void aWaitGroupBelowZeroPanicsWithGosText() {
        Executions.allEndWell(() -> assertThatThrownBy(new WaitGroup()::done)
                .isInstanceOf(GoPanic.class)
                .hasMessage("sync: negative WaitGroup counter"));
        assertThatThrownBy(() -> new WaitGroup().add(-2))
                .isInstanceOf(GoPanic.class)
                .hasMessage("sync: negative WaitGroup counter");
    }

    @Test
    void whoWaitsIsNeverFasterThanAPanic() {
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> Go.run(() -> {
                        var all = new WaitGroup();
                        all.go(() -> {
                            throw Go.panic("no");
                        });
                        all.await();
                    }))
                    .isInstanceOf(GoPanic.class)
                    .hasMessage("no");
        }
    }

    @Test
    void aSignalUnderTheLockIsNeverLost() {
        Executions.allEndWell(WaitingTest::passABaton);
        passABaton();
    }

    private static void passABaton() {
        var mu = new Mutex();
        var cond = new Cond(mu);
        var ready = new Shared<>(false);
        Go.go(() -> {
            try (var _ = mu.hold()) {
                ready.set(true);
                cond.signal();
            }
        });

        try (var _ = mu.hold()) {
            while (!ready.get()) {
                cond.await();
            }
        }
    }

    @Test
    void aCondWorksWithALockerOfTheUsersOwn() {
        Executions.allEndWell(() -> {
            var mu = new Mutex();
            var locks = new AtomicInteger();
            var cond = new Cond(new Locker() {
                @Override
                public void lock() {
                    mu.lock();
                    locks.incrementAndGet();
                }

                @Override
                public void unlock() {
                    mu.unlock();
                }
            });
            mu.lock();
            Go.go(() -> {
                mu.lock();
                mu.unlock();
                cond.broadcast();
            });

            cond.await();

            assertThat(locks).hasValue(1);
            assertThat(mu.tryLock()).isFalse();
        });
    }

    @Test
    void anInterruptedAwaitHoldsTheLockAllTheSame() throws InterruptedException {
        var mu = new Mutex();
        var cond = new Cond(mu);
        var waits = new AtomicReference<Thread>();
        var thrown = new AtomicReference<Throwable>();
        var waiter = Thread.ofVirtual().start(() -> {
            mu.lock();
            waits.set(Thread.currentThread());
            try {
                cond.await();
            } catch (GoInterrupted e) {
                thrown.set(e);
                mu.unlock(); // panics if it is not locked
            }
        });
        Go.awaitUntil(() -> waits.get() != null);
        mu.lock(); // until it waits
        mu.unlock();

        waiter.interrupt();
        waiter.join();

        assertThat(thrown.get()).hasMessage("interrupted in sync.Cond.Wait");
        assertThat(mu.tryLock()).isTrue();
    }

    @Test
    void aOnceRunsOneBodyAndOthersWaitForItsEnd() {
        Executions.allEndWell(WaitingTest::runOnce);
        runOnce();
    }

    private static void runOnce() {
        var once = new Once();
        var value = new Shared<>(0);
        var all = new WaitGroup();
        for (int i = 0; i < 3; i++) {
            all.go(() -> {
                once.run(() -> value.set(value.get() + 1));
                assertThat(value.get()).isEqualTo(1);
            });
        }

        all.await();
    }

    @Test
    void aPanickingBodyCountsAsDone() {
        Executions.allEndWell(WaitingTest::panicOnce);
        panicOnce();
    }

    private static void panicOnce() {
        var once = new Once();
        var trouble = new IOException("disk full");

        assertThatThrownBy(() -> once.run(() -> {
                    throw trouble;
                }))
                .isInstanceOf(GoPanic.class)
                .hasCause(trouble);

        once.run(() -> {
            throw new AssertionError("a second body ran");
        });
    }

    @Test
    void aOnceValueThatExitsItsGoroutinePanicsForTheOthers() {
        Executions.allEndWell(() -> {
            var value = Once.<Integer>value(() -> {
                Go.exit();
                return 1;
            });
            var exited = new WaitGroup();
            exited.go(value::get);
            exited.await();

            assertThatThrownBy(value::get)
                    .isInstanceOf(GoPanic.class)
                    .hasMessage("sync: the goroutine that computed this value exited");
        });
    }
}
