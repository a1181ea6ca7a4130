package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayDeque;

/// Package sync: Cond.
class CondConformance {
    @InBothModes
    void aWaiterGoesOnOnceSignalled(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var ready = new Shared<>(false);
            Go.go(() -> {
                try (var _ = mutex.hold()) {
                    ready.set(true);
                    cond.signal();
                }
            });

            try (var _ = mutex.hold()) {
                while (!ready.get()) {
                    cond.await();
                }
            }
        });
    }

    @InBothModes
    void awaitReleasesTheLockWhileItWaits(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var waiting = new Shared<>(0);
            var waiter = new WaitGroup();
            waiter.go(() -> {
                mutex.lock();
                waiting.set(1);
                cond.await();
                mutex.unlock();
            });

            awaitCount(mutex, waiting, 1);

            mutex.lock();
            cond.signal();
            mutex.unlock();
            waiter.await();
        });
    }

    @InBothModes
    void awaitHoldsTheLockAgainWhenItReturns(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var waiters = new WaitGroup();
            var waiting = new Shared<>(0);
            var inside = new Shared<>(0);
            for (int i = 0; i < 3; i++) {
                waiters.go(() -> {
                    try (var _ = mutex.hold()) {
                        waiting.set(waiting.get() + 1);
                        cond.await();
                        assertThat(mutex.tryLock()).isFalse();
                        inside.set(inside.get() + 1);
                    }
                });
            }
            awaitCount(mutex, waiting, 3);

            cond.broadcast();
            waiters.await();

            assertThat(inside.get()).isEqualTo(3);
        });
    }

    @InBothModes
    void signalWakesOneWaiter(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var waiting = new Shared<>(0);
            Chan<Integer> woken = Chan.buffered(2);
            for (int i = 0; i < 2; i++) {
                int id = i;
                Go.go(() -> {
                    try (var _ = mutex.hold()) {
                        waiting.set(waiting.get() + 1);
                        cond.await();
                        woken.send(id);
                    }
                });
            }
            awaitCount(mutex, waiting, 2);

            cond.signal();
            int first = woken.receive();
            letOthersBlock();
            assertThat(woken.length()).isZero();

            cond.signal();
            int second = woken.receive();
            assertThat(first + second).isEqualTo(1);
        });
    }

    @InBothModes
    void broadcastWakesAllWaiters(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var waiting = new Shared<>(0);
            var waiters = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                waiters.go(() -> {
                    try (var _ = mutex.hold()) {
                        waiting.set(waiting.get() + 1);
                        cond.await();
                    }
                });
            }
            awaitCount(mutex, waiting, 4);

            cond.broadcast();

            waiters.await();
        });
    }

    @InBothModes
    void aSignalThatNobodyWaitsForIsLost(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            cond.signal();
            cond.broadcast();
            mutex.lock();
            cond.await();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "sync.Cond.Wait");
    }

    @InBothModes
    void signallingDoesNotNeedTheLock(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var waiting = new Shared<>(0);
            var waiter = new WaitGroup();
            waiter.go(() -> {
                mutex.lock();
                waiting.set(1);
                cond.await();
                mutex.unlock();
            });
            awaitCount(mutex, waiting, 1);

            cond.signal();

            waiter.await();
        });
    }

    @InBothModes
    void signallingWithoutWaitersDoesNothing(Mode mode) {
        mode.runExhaustively(() -> {
            var cond = new Cond(new Mutex());

            cond.signal();
            cond.broadcast();
        });
    }

    @InBothModes
    void awaitWithoutTheLockPanics(Mode mode) {
        mode.runExhaustively(() -> {
            var cond = new Cond(new Mutex());

            assertThat(panicOf(cond::await)).hasMessageContaining("sync: unlock of unlocked mutex");
        });
    }

    @InBothModes
    void itWorksOnTheReadSideOfAnRWMutex(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            var cond = new Cond(mutex.readLocker());
            var ready = new Shared<>(false);
            var waiters = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                waiters.go(() -> {
                    mutex.readLock();
                    while (!ready.get()) {
                        cond.await();
                    }
                    mutex.readUnlock();
                });
            }

            try (var _ = mutex.hold()) {
                ready.set(true);
            }
            cond.broadcast();

            waiters.await();
        });
    }

    @InBothModes
    void aBoundedQueueOfConditionsLosesNothing(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var notEmpty = new Cond(mutex);
            var notFull = new Cond(mutex);
            var queue = new ArrayDeque<Integer>();
            var all = new WaitGroup();
            for (int i = 1; i <= 2; i++) {
                int producer = i;
                all.go(() -> {
                    for (int step = 0; step < 3; step++) {
                        try (var _ = mutex.hold()) {
                            while (queue.size() == 1) {
                                notFull.await();
                            }
                            queue.add(producer);
                            notEmpty.signal();
                        }
                    }
                });
            }

            int sum = 0;
            for (int step = 0; step < 6; step++) {
                try (var _ = mutex.hold()) {
                    while (queue.isEmpty()) {
                        notEmpty.await();
                    }
                    sum += queue.remove();
                    notFull.signal();
                }
            }

            all.await();
            assertThat(sum).isEqualTo(9);
        });
    }

    // Whoever counts itself under the lock has let go of the lock only by waiting.
    private static void awaitCount(Mutex mutex, Shared<Integer> count, int expected) {
        while (true) {
            try (var _ = mutex.hold()) {
                if (count.get() == expected) {
                    return;
                }
            }
            Go.yieldNow();
        }
    }
}
