package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Once;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.io.IOException;
import java.util.function.Supplier;

/// Package sync: Once, OnceValue.
class OnceConformance {
    @InBothModes
    void theBodyRunsExactlyOnce(Mode mode) {
        mode.runExhaustively(() -> {
            var once = new Once();
            var runs = new Shared<>(0);

            inGoroutines(2, () -> once.run(() -> runs.set(runs.get() + 1)));

            assertThat(runs.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void aSecondBodyIsIgnored(Mode mode) {
        mode.run(() -> {
            var once = new Once();
            var runs = new Shared<>("");

            once.run(() -> runs.set(runs.get() + "first"));
            once.run(() -> runs.set(runs.get() + "second"));

            assertThat(runs.get()).isEqualTo("first");
        });
    }

    @InBothModes
    void twoOncesRunOneBodyEach(Mode mode) {
        mode.run(() -> {
            var runs = new Shared<>(0);

            new Once().run(() -> runs.set(runs.get() + 1));
            new Once().run(() -> runs.set(runs.get() + 1));

            assertThat(runs.get()).isEqualTo(2);
        });
    }

    @InBothModes
    void otherCallersWaitUntilTheFirstHasFinished(Mode mode) {
        mode.run(() -> {
            var once = new Once();
            Chan<Unit> inside = Chan.unbuffered();
            Chan<Unit> proceed = Chan.unbuffered();
            var finished = new Shared<>(false);
            var others = new WaitGroup();
            Go.go(() -> once.run(() -> {
                inside.send(Unit.UNIT);
                proceed.receive();
                finished.set(true);
            }));
            inside.receive();

            for (int i = 0; i < 2; i++) {
                others.go(() -> {
                    once.run(() -> {
                        throw new AssertionError("a second body ran");
                    });
                    assertThat(finished.get()).isTrue();
                });
            }
            letOthersBlock();
            proceed.close();

            others.await();
        });
    }

    @InBothModes
    void aBodyThatPanicsCountsAsRun(Mode mode) {
        mode.runExhaustively(() -> {
            var once = new Once();

            var panic = panicOf(() -> once.run(() -> {
                throw Go.panic("half way");
            }));
            once.run(() -> {
                throw new AssertionError("a second body ran");
            });

            assertThat(panic.value()).isEqualTo("half way");
        });
    }

    @InBothModes
    void aBodyThatExitsItsGoroutineCountsAsRun(Mode mode) {
        mode.run(() -> {
            var once = new Once();

            inGoroutines(1, () -> once.run(Go::exit));

            once.run(() -> {
                throw new AssertionError("a second body ran");
            });
        });
    }

    @InBothModes
    void aCheckedExceptionOfTheBodyBecomesAPanic(Mode mode) {
        mode.run(() -> {
            var trouble = new IOException("disk full");

            var panic = panicOf(() -> new Once().run(() -> {
                throw trouble;
            }));

            assertThat(panic.value()).isSameAs(trouble);
            assertThat(panic).hasCause(trouble);
        });
    }

    @InBothModes
    void aBodyThatCallsItsOwnOnceIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var once = new Once();
            once.run(() -> once.run(() -> {}));
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!");
    }

    @InBothModes
    void aValueIsComputedOnceForAllCallers(Mode mode) {
        mode.run(() -> {
            var computed = new Shared<>(0);
            Supplier<Object> value = Once.value(() -> {
                computed.set(computed.get() + 1);
                return new Object();
            });
            Chan<Object> seen = Chan.buffered(3);

            inGoroutines(3, () -> seen.send(value.get()));

            assertThat(computed.get()).isEqualTo(1);
            assertThat(seen.receive()).isSameAs(seen.receive()).isSameAs(seen.receive());
        });
    }

    @InBothModes
    void aValueIsNotComputedBeforeItIsAskedFor(Mode mode) {
        mode.run(() -> {
            var computed = new Shared<>(false);

            Once.value(() -> {
                computed.set(true);
                return 1;
            });

            assertThat(computed.get()).isFalse();
        });
    }

    @InBothModes
    void aValueThatPanicsPanicsForEveryCaller(Mode mode) {
        mode.run(() -> {
            var computed = new Shared<>(0);
            Supplier<Integer> value = Once.value(() -> {
                computed.set(computed.get() + 1);
                throw Go.panic("no value");
            });

            assertThat(panicOf(value::get).value()).isEqualTo("no value");
            assertThat(panicOf(value::get).value()).isEqualTo("no value");
            assertThat(computed.get()).isEqualTo(1);
        });
    }
}
