package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.poll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Cond;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;

/// The Go memory model: what happens before what. Each program reads a plain variable that another goroutine wrote,
/// so that a missing edge is a data race in deterministic mode, and perhaps a stale value in parallel mode.
class MemoryModelConformance {
    @InBothModes
    void theGoStatementHappensBeforeTheGoroutineStarts(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            Chan<Integer> seen = Chan.unbuffered();

            variable.set(1);
            Go.go(() -> seen.send(variable.get()));

            assertThat(seen.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void startingThroughAWaitGroupOrdersAsGoDoes(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            var group = new WaitGroup();

            variable.set(1);
            group.go(() -> assertThat(variable.get()).isEqualTo(1));

            group.await();
        });
    }

    @InBothModes
    void aSendHappensBeforeItsReceiveCompletes(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(10);

            Go.go(() -> {
                variable.set(1);
                channel.send(Unit.UNIT);
            });
            channel.receive();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void eachSendHappensBeforeTheReceiveOfItsValue(Mode mode) {
        mode.runExhaustively(() -> {
            var first = new Shared<>(0);
            var second = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(2);

            Go.go(() -> {
                first.set(1);
                channel.send(Unit.UNIT);
                second.set(2);
                channel.send(Unit.UNIT);
            });

            channel.receive();
            assertThat(first.get()).isEqualTo(1);
            channel.receive();
            assertThat(second.get()).isEqualTo(2);
        });
    }

    @InBothModes
    void closingHappensBeforeAReceiveThatSeesIt(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(10);

            Go.go(() -> {
                variable.set(1);
                channel.close();
            });
            channel.receive();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void aReceiveFromAnUnbufferedChannelHappensBeforeTheSendCompletes(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.unbuffered();

            Go.go(() -> {
                variable.set(1);
                channel.receive();
            });
            channel.send(Unit.UNIT);

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void theFirstReceiveHappensBeforeTheSecondSendOfABufferOfOneCompletes(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(1);

            Go.go(() -> {
                variable.set(1);
                channel.receive();
            });
            channel.send(Unit.UNIT);
            channel.send(Unit.UNIT);

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void theKthReceiveHappensBeforeTheSendNumberKPlusCapacityCompletes(Mode mode) {
        mode.runExhaustively(() -> {
            var first = new Shared<>(0);
            var second = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(2);

            Go.go(() -> {
                first.set(1);
                channel.receive();
                second.set(2);
                channel.receive();
            });
            channel.send(Unit.UNIT);
            channel.send(Unit.UNIT);
            channel.send(Unit.UNIT);
            assertThat(first.get()).isEqualTo(1);
            channel.send(Unit.UNIT);
            assertThat(second.get()).isEqualTo(2);
        });
    }

    @InBothModes
    void aBufferOfOneIsALock(Mode mode) {
        mode.run(() -> {
            var count = new Shared<>(0);
            Chan<Unit> lock = Chan.buffered(1);

            inGoroutines(4, () -> {
                lock.send(Unit.UNIT);
                count.set(count.get() + 1);
                lock.receive();
            });

            assertThat(count.get()).isEqualTo(4);
        });
    }

    @InBothModes
    void theOrderIsTransitive(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> first = Chan.unbuffered();
            Chan<Unit> second = Chan.buffered(1);

            Go.go(() -> {
                variable.set(1);
                first.send(Unit.UNIT);
            });
            Go.go(() -> {
                first.receive();
                second.send(Unit.UNIT);
            });
            second.receive();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void choosingACaseOrdersAsTheCommunicationAlone(Mode mode) {
        mode.runExhaustively(() -> {
            var there = new Shared<>(0);
            var back = new Shared<>(0);
            Chan<Unit> channel = Chan.unbuffered();
            Chan<Unit> unused = Chan.unbuffered();

            Go.go(() -> {
                there.set(1);
                Go.select(channel.sending(Unit.UNIT), unused.sending(Unit.UNIT));
                assertThat(back.get()).isEqualTo(2);
            });
            back.set(2);
            Go.select(channel.receiving(), unused.receiving());

            assertThat(there.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void tryingSuccessfullyOrdersAsTheCommunicationAlone(Mode mode) {
        mode.run(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(1);

            Go.go(() -> {
                variable.set(1);
                channel.trySend(Unit.UNIT);
            });
            poll(channel);

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void unlockHappensBeforeTheNextLock(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            var mutex = new Mutex();

            mutex.lock();
            Go.go(() -> {
                variable.set(1);
                mutex.unlock();
            });
            mutex.lock();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void aSuccessfulTryLockOrdersAsLock(Mode mode) {
        mode.run(() -> {
            var variable = new Shared<>(0);
            var mutex = new Mutex();

            mutex.lock();
            Go.go(() -> {
                variable.set(1);
                mutex.unlock();
            });
            while (!mutex.tryLock()) {
                Go.yieldNow();
            }

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void unlockHappensBeforeTheNextReadLock(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            var mutex = new RWMutex();

            mutex.lock();
            Go.go(() -> {
                variable.set(1);
                mutex.unlock();
            });
            mutex.readLock();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void readUnlockHappensBeforeTheNextLock(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            var mutex = new RWMutex();

            mutex.readLock();
            Go.go(() -> {
                assertThat(variable.get()).isEqualTo(0);
                mutex.readUnlock();
            });
            mutex.lock();

            variable.set(1);
        });
    }

    @InBothModes
    void theBodyOfAOnceHappensBeforeEveryReturn(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            var once = new Once();

            inGoroutines(2, () -> {
                once.run(() -> variable.set(1));
                assertThat(variable.get()).isEqualTo(1);
            });
        });
    }

    @InBothModes
    void doneHappensBeforeTheAwaitItReleases(Mode mode) {
        mode.runExhaustively(() -> {
            var one = new Shared<>(0);
            var other = new Shared<>(0);
            var group = new WaitGroup();
            group.add(2);

            Go.go(() -> {
                one.set(1);
                group.done();
            });
            Go.go(() -> {
                other.set(1);
                group.done();
            });
            group.await();

            assertThat(one.get() + other.get()).isEqualTo(2);
        });
    }

    @InBothModes
    void aSignalHappensBeforeTheAwaitItEnds(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var waiting = new Shared<>(false);
            var variable = new Shared<>(0);
            var waiter = new WaitGroup();
            waiter.go(() -> {
                mutex.lock();
                waiting.set(true);
                cond.await();
                assertThat(variable.get()).isEqualTo(1);
                mutex.unlock();
            });

            boolean isWaiting = false;
            while (!isWaiting) {
                Go.yieldNow();
                mutex.lock();
                isWaiting = waiting.get();
                mutex.unlock();
            }
            variable.set(1);
            cond.signal();

            waiter.await();
        });
    }

    @InBothModes
    void releasingASemaphoreHappensBeforeTheAcquisitionItAdmits(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(0);
            var semaphore = new Semaphore(1);
            semaphore.acquire();

            Go.go(() -> {
                variable.set(1);
                semaphore.release();
            });
            semaphore.acquire();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void theReturnOfAGoroutineInAnErrorGroupHappensBeforeAwait(Mode mode) {
        mode.run(() -> {
            var variable = new Shared<>(0);
            var group = new ErrorGroup();

            group.go(() -> variable.set(1));
            group.await();

            assertThat(variable.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void readingInSeveralGoroutinesIsNoRace(Mode mode) {
        mode.runExhaustively(() -> {
            var variable = new Shared<>(5);

            inGoroutines(2, () -> assertThat(variable.get()).isEqualTo(5));
        });
    }
}
