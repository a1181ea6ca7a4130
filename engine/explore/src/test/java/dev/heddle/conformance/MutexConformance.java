package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Locker;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;

/// Package sync: Mutex.
class MutexConformance {
    @InBothModes
    void itIsUnlockedWhenMade(Mode mode) {
        mode.run(() -> {
            assertThat(new Mutex().tryLock()).isTrue();
            assertThat(new Mutex("accounts").tryLock()).isTrue();
        });
    }

    @InBothModes
    void onlyOneGoroutineAtATimeHoldsIt(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var count = new Shared<>(0);

            inGoroutines(4, () -> {
                for (int i = 0; i < 5; i++) {
                    mutex.lock();
                    count.set(count.get() + 1);
                    mutex.unlock();
                }
            });

            assertThat(count.get()).isEqualTo(20);
        });
    }

    @InBothModes
    void lockBlocksUntilTheHolderUnlocks(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();
            var unlocking = new Shared<>(false);
            mutex.lock();
            Go.go(() -> {
                unlocking.set(true);
                mutex.unlock();
            });

            mutex.lock();

            assertThat(unlocking.get()).isTrue();
        });
    }

    @InBothModes
    void everyWaitingGoroutineGetsItInTheEnd(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            Chan<Integer> served = Chan.buffered(5);
            mutex.lock();
            for (int i = 0; i < 5; i++) {
                int id = i;
                Go.go(() -> {
                    try (var _ = mutex.hold()) {
                        served.send(id);
                    }
                });
            }
            letOthersBlock();

            mutex.unlock();

            int sum = 0;
            for (int i = 0; i < 5; i++) {
                sum += served.receive();
            }
            assertThat(sum).isEqualTo(10);
        });
    }

    @InBothModes
    void itIsNotReentrant(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();

            mutex.lock();

            assertThat(mutex.tryLock()).isFalse();
        });
    }

    @InBothModes
    void anotherGoroutineMayUnlockIt(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();
            Chan<Unit> unlocked = Chan.unbuffered();
            mutex.lock();

            Go.go(() -> {
                mutex.unlock();
                unlocked.close();
            });
            unlocked.receive();

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void unlockingAnUnlockedMutexPanics(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();

            assertThat(panicOf(mutex::unlock)).hasMessageContaining("sync: unlock of unlocked mutex");
        });
    }

    @InBothModes
    void unlockingTwicePanics(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();
            mutex.lock();
            mutex.unlock();

            assertThat(panicOf(mutex::unlock)).hasMessageContaining("sync: unlock of unlocked mutex");
        });
    }

    @InBothModes
    void tryLockTakesAFreeMutex(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();

            assertThat(mutex.tryLock()).isTrue();
            assertThat(mutex.tryLock()).isFalse();

            mutex.unlock();
            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void ofTwoGoroutinesThatTryExactlyOneSucceeds(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();
            Chan<Boolean> succeeded = Chan.buffered(2);

            inGoroutines(2, () -> succeeded.send(mutex.tryLock()));

            boolean first = succeeded.receive();
            boolean second = succeeded.receive();
            assertThat(first ^ second).isTrue();
        });
    }

    @InBothModes
    void holdUnlocksAtTheEndOfTheBlock(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();

            try (var _ = mutex.hold()) {
                assertThat(mutex.tryLock()).isFalse();
            }

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void holdUnlocksAlsoOnAPanic(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();

            panicOf(() -> {
                try (var _ = mutex.hold()) {
                    throw Go.panic("inside");
                }
            });

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void twoMutexesAreIndependent(Mode mode) {
        mode.run(() -> {
            var one = new Mutex();
            var other = new Mutex();
            one.lock();

            assertThat(other.tryLock()).isTrue();
        });
    }

    @InBothModes
    void itIsALocker(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            Locker locker = mutex;

            locker.lock();
            assertThat(mutex.tryLock()).isFalse();

            locker.unlock();
            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void aGoroutineThatEndsDoesNotUnlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new Mutex();
            Chan<Unit> locked = Chan.unbuffered();
            Go.go(() -> {
                mutex.lock();
                locked.close();
            });
            locked.receive();
            mutex.lock();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "sync.Mutex.Lock");
    }
}
