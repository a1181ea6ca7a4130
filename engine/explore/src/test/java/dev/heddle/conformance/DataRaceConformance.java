package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;

/// The Go memory model: what looks like an order and is none. Where main sleeps, it does so to come second without
/// being
/// ordered after the other goroutine.
class DataRaceConformance {
    @InBothModes
    void theEndOfAGoroutineOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);

            Go.go(() -> variable.set(1));

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void sleepingOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);

            Go.go(() -> variable.set(1));
            letOthersBlock();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void yieldingOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);

            Go.go(() -> {
                variable.set(1);
                Go.yieldNow();
            });
            Go.yieldNow();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void twoWritesWithoutOrderAreARace(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);

            inGoroutines(2, () -> variable.set(1));
        });
    }

    @InBothModes
    void aReceiveFromABufferDoesNotOrderTheSendItServes(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(1);

            Go.go(() -> {
                variable.set(1);
                channel.receive();
            });
            channel.send(Unit.UNIT);
            letOthersBlock();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void aBufferDoesNotOrderItsReceivers(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(2);
            channel.send(Unit.UNIT);
            channel.send(Unit.UNIT);

            Go.go(() -> {
                variable.set(1);
                channel.receive();
            });
            letOthersBlock();
            channel.receive();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void aBufferWithRoomDoesNotOrderItsSenders(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(2);

            Go.go(() -> {
                variable.set(1);
                channel.send(Unit.UNIT);
            });
            letOthersBlock();
            channel.send(Unit.UNIT);

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void whatASenderDoesAfterTheSendIsNotOrdered(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.unbuffered();

            Go.go(() -> {
                channel.send(Unit.UNIT);
                variable.set(1);
            });
            channel.receive();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void receivingOneValueDoesNotOrderTheSendOfAnother(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(2);
            channel.send(Unit.UNIT);

            Go.go(() -> {
                variable.set(1);
                channel.send(Unit.UNIT);
            });
            letOthersBlock();
            channel.receive();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void lookingAtTheLengthOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(1);

            Go.go(() -> {
                variable.set(1);
                channel.send(Unit.UNIT);
            });
            letOthersBlock();
            assertThat(channel.length()).isIn(0, 1);

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void takingTheDefaultOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            Chan<Unit> channel = Chan.buffered(1);

            Go.go(() -> {
                variable.set(1);
                channel.receive();
            });
            letOthersBlock();
            String chosen = Go.select(
                    channel.receiving().to("received"), Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("nothing");
            assertThat(variable.get()).isIn(0, 1);
            channel.close();
        });
    }

    @InBothModes
    void twoReadLocksOrderNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            var mutex = new RWMutex();

            Go.go(() -> {
                try (var _ = mutex.readHold()) {
                    variable.set(1);
                }
            });
            letOthersBlock();

            try (var _ = mutex.readHold()) {
                assertThat(variable.get()).isIn(0, 1);
            }
        });
    }

    @InBothModes
    void twoDifferentLocksOrderNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            var one = new Mutex();
            var other = new Mutex();

            Go.go(() -> {
                try (var _ = one.hold()) {
                    variable.set(1);
                }
            });
            letOthersBlock();

            try (var _ = other.hold()) {
                assertThat(variable.get()).isIn(0, 1);
            }
        });
    }

    @InBothModes
    void aFailedTryLockOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            var mutex = new Mutex();
            mutex.lock();

            Go.go(() -> {
                variable.set(1);
                mutex.unlock();
                mutex.tryLock();
            });
            letOthersBlock();
            mutex.tryLock();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void aSignalThatWakesNobodyOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            var cond = new Cond(new Mutex());

            Go.go(() -> {
                variable.set(1);
                cond.signal();
            });
            letOthersBlock();
            cond.signal();

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void countingAWaitGroupUpOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            var group = new WaitGroup();

            Go.go(() -> {
                variable.set(1);
                group.add(1);
            });
            letOthersBlock();
            group.add(1);

            assertThat(variable.get()).isIn(0, 1);
        });
    }

    @InBothModes
    void findingAContextUncancelledOrdersNothing(Mode mode) {
        mode.races(() -> {
            var variable = new Shared<>(0);
            try (var context = Context.background().withCancel()) {
                Go.go(() -> {
                    variable.set(1);
                    assertThat(context.err()).isNull();
                });
                letOthersBlock();
                assertThat(context.err()).isNull();

                assertThat(variable.get()).isIn(0, 1);
            }
        });
    }
}
