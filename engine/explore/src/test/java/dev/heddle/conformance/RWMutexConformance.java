package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Locker;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;

/// Package sync: RWMutex.
class RWMutexConformance {
    @InBothModes
    void severalReadersHoldItAtOnce(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            Chan<Unit> meeting = Chan.unbuffered();
            var reader = new WaitGroup();
            reader.go(() -> {
                mutex.readLock();
                meeting.send(Unit.UNIT);
                mutex.readUnlock();
            });

            mutex.readLock();
            meeting.receive();
            mutex.readUnlock();

            reader.await();
            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void aReaderNeverSeesAHalfDoneWrite(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            var left = new Shared<>(0);
            var right = new Shared<>(0);
            var all = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                all.go(() -> {
                    for (int step = 0; step < 3; step++) {
                        try (var _ = mutex.hold()) {
                            left.set(left.get() + 1);
                            right.set(right.get() + 1);
                        }
                    }
                });
                all.go(() -> {
                    for (int step = 0; step < 3; step++) {
                        try (var _ = mutex.readHold()) {
                            assertThat(left.get()).isEqualTo(right.get());
                        }
                    }
                });
            }

            all.await();

            assertThat(left.get()).isEqualTo(6);
        });
    }

    @InBothModes
    void aWriterExcludesEverybody(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();

            mutex.lock();

            assertThat(mutex.tryLock()).isFalse();
            assertThat(mutex.tryReadLock()).isFalse();
        });
    }

    @InBothModes
    void aReaderExcludesWritersOnly(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();

            mutex.readLock();

            assertThat(mutex.tryLock()).isFalse();
            assertThat(mutex.tryReadLock()).isTrue();
        });
    }

    @InBothModes
    void itIsFreeAgainOnceTheWriterHasUnlocked(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();
            mutex.lock();

            mutex.unlock();

            assertThat(mutex.tryReadLock()).isTrue();
            mutex.readUnlock();
            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void aWriterWaitsForEveryReader(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            var left = new Shared<>(0);
            mutex.readLock();
            mutex.readLock();
            Go.go(() -> {
                left.set(left.get() + 1);
                mutex.readUnlock();
                letOthersBlock();
                left.set(left.get() + 1);
                mutex.readUnlock();
            });

            mutex.lock();

            assertThat(left.get()).isEqualTo(2);
        });
    }

    @InBothModes
    void aReaderWaitsForTheWriter(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();
            var written = new Shared<>(false);
            mutex.lock();
            Go.go(() -> {
                written.set(true);
                mutex.unlock();
            });

            mutex.readLock();

            assertThat(written.get()).isTrue();
        });
    }

    @InBothModes
    void aWaitingWriterBlocksNewReaders(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            var written = new Shared<>(false);
            mutex.readLock();
            Go.go(() -> {
                mutex.lock();
                written.set(true);
                mutex.unlock();
            });
            awaitWaitingWriter(mutex);

            var reader = new WaitGroup();
            reader.go(() -> {
                mutex.readLock();
                assertThat(written.get()).isTrue();
                mutex.readUnlock();
            });
            letOthersBlock();
            mutex.readUnlock();

            reader.await();
        });
    }

    @InBothModes
    void readingRecursivelyWhileAWriterWaitsIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new RWMutex();
            mutex.readLock();
            Go.go(mutex::lock);
            awaitWaitingWriter(mutex);
            mutex.readLock();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "sync.RWMutex.RLock", "sync.RWMutex.Lock");
    }

    @InBothModes
    void allWaitingReadersEnterWhenTheWriterLeaves(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            Chan<Unit> entered = Chan.buffered(3);
            Chan<Unit> leave = Chan.unbuffered();
            mutex.lock();
            for (int i = 0; i < 3; i++) {
                Go.go(() -> {
                    mutex.readLock();
                    entered.send(Unit.UNIT);
                    leave.receive();
                    mutex.readUnlock();
                });
            }
            letOthersBlock();

            mutex.unlock();

            for (int i = 0; i < 3; i++) {
                entered.receive();
            }
            assertThat(mutex.tryLock()).isFalse();
            leave.close();
        });
    }

    @InBothModes
    void manyWritersAreCountedCorrectly(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex("counter");
            var count = new Shared<>(0);

            inGoroutines(4, () -> {
                mutex.lock();
                count.set(count.get() + 1);
                mutex.unlock();
            });

            assertThat(count.get()).isEqualTo(4);
        });
    }

    @InBothModes
    void unlockingAnUnlockedOnePanics(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();

            assertThat(panicOf(mutex::unlock)).hasMessageContaining("sync: Unlock of unlocked RWMutex");
        });
    }

    @InBothModes
    void readUnlockingAnUnlockedOnePanics(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();

            assertThat(panicOf(mutex::readUnlock)).hasMessageContaining("sync: RUnlock of unlocked RWMutex");
        });
    }

    @InBothModes
    void unlockingAReadLockAsAWriteLockPanics(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();
            mutex.readLock();

            assertThat(panicOf(mutex::unlock)).hasMessageContaining("sync: Unlock of unlocked RWMutex");
        });
    }

    @InBothModes
    void unlockingAWriteLockAsAReadLockPanics(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();
            mutex.lock();

            assertThat(panicOf(mutex::readUnlock)).hasMessageContaining("sync: RUnlock of unlocked RWMutex");
        });
    }

    @InBothModes
    void anotherGoroutineMayUnlockEitherSide(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();

            mutex.lock();
            inGoroutines(1, mutex::unlock);
            mutex.readLock();
            inGoroutines(1, mutex::readUnlock);

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void holdTakesTheWriteSideForABlock(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();

            try (var _ = mutex.hold()) {
                assertThat(mutex.tryReadLock()).isFalse();
            }

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void readHoldTakesTheReadSideForABlock(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();

            try (var _ = mutex.readHold()) {
                assertThat(mutex.tryLock()).isFalse();
                assertThat(mutex.tryReadLock()).isTrue();
                mutex.readUnlock();
            }

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void itsReadLockerLocksTheReadSide(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new RWMutex();
            Locker reading = mutex.readLocker();

            reading.lock();
            assertThat(mutex.tryReadLock()).isTrue();
            assertThat(mutex.tryLock()).isFalse();
            mutex.readUnlock();

            reading.unlock();
            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void asALockerItIsTheWriteSide(Mode mode) {
        mode.run(() -> {
            var mutex = new RWMutex();
            Locker writing = mutex;

            writing.lock();
            assertThat(mutex.tryReadLock()).isFalse();

            writing.unlock();
            assertThat(mutex.tryReadLock()).isTrue();
        });
    }

    // A reader can enter until the writer has announced itself.
    private static void awaitWaitingWriter(RWMutex mutex) {
        while (mutex.tryReadLock()) {
            mutex.readUnlock();
            Go.yieldNow();
        }
    }
}
