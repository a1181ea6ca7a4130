package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Go spec, "Go statements"; package runtime.
class GoroutineConformance {
    @InBothModes
    void goDoesNotWaitForTheBody(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();

            Go.go(() -> assertThat(channel.receive()).isEqualTo(1));

            channel.send(1);
        });
    }

    @InBothModes
    void manyGoroutinesRunToTheirEnd(Mode mode) {
        mode.run(() -> {
            var mutex = new Mutex();
            var count = new Shared<>(0);

            inGoroutines(100, () -> {
                try (var _ = mutex.hold()) {
                    count.set(count.get() + 1);
                }
            });

            assertThat(count.get()).isEqualTo(100);
        });
    }

    @InBothModes
    void aGoroutineMayStartOthersAndEndBeforeThem(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> result = Chan.unbuffered();

            Go.go(() -> Go.go(() -> result.send("grandchild")));

            assertThat(result.receive()).isEqualTo("grandchild");
        });
    }

    @InBothModes
    void goroutinesRunInAnyOrder(Mode mode) {
        Set<Integer> first = mode.outcomes(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            Go.go(() -> channel.send(1));
            Go.go(() -> channel.send(2));
            return channel.receive();
        });

        assertThat(first).isSubsetOf(1, 2).isNotEmpty();
    }

    @InBothModes
    void aNamedGoroutineIsNamedInReports(Mode mode) {
        String text = mode.deadlockText(() -> {
            Go.go("stuck-worker", () -> Chan.<Integer>nil().send(1));
            Chan.nil().receive();
        });

        assertThat(text).contains("stuck-worker");
    }

    @InBothModes
    void blockedGoroutinesAreCounted(Mode mode) {
        mode.run(() -> {
            Chan<Unit> gate = Chan.unbuffered();
            Go.go(gate::receive);
            Go.go(gate::receive);

            assertThat(Go.goroutines()).isGreaterThanOrEqualTo(3);

            gate.close();
        });
    }

    @InBothModes
    void endedGoroutinesAreNotCounted(Mode mode) {
        mode.run(() -> {
            Chan<Unit> gate = Chan.unbuffered();
            int before = Go.goroutines();
            Go.go(gate::receive);

            gate.close();

            while (Go.goroutines() > before) {
                Go.yieldNow();
            }
        });
    }

    @InBothModes
    void exitEndsTheGoroutineAndNothingElse(Mode mode) {
        mode.runExhaustively(() -> {
            var goroutine = new WaitGroup();
            var wentOn = new Shared<>(false);

            goroutine.add(1);
            Go.go(() -> {
                try {
                    Go.exit();
                    wentOn.set(true);
                } finally {
                    goroutine.done();
                }
            });
            goroutine.await();

            assertThat(wentOn.get()).isFalse();
        });
    }

    @InBothModes
    void exitWorksFromWithinNestedCalls(Mode mode) {
        mode.run(() -> {
            Chan<String> log = Chan.buffered(3);

            Go.go(() -> {
                try {
                    exitDeepDown(3);
                    log.send("never");
                } finally {
                    log.send("unwound");
                    log.close();
                }
            });

            assertThat(log.range()).containsExactly("unwound");
        });
    }

    private static void exitDeepDown(int depth) {
        if (depth == 0) {
            Go.exit();
        }
        exitDeepDown(depth - 1);
    }

    @InBothModes
    void exitIsNotAPanicAndCannotBeRecovered(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> log = Chan.buffered(2);

            Go.go(() -> {
                try {
                    Go.exit();
                } catch (GoPanic _) {
                    log.send("recovered");
                } finally {
                    log.close();
                }
            });

            assertThat(log.receive()).isNull();
        });
    }

    @InBothModes
    void onceMainHasExitedTheProgramEndsWithTheLastGoroutine(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(1));
            Go.go(channel::receive);
            Go.exit();
        });

        assertThat(text).contains("no goroutines (main called runtime.Goexit) - deadlock!");
    }

    @InBothModes
    void onceMainHasExitedBlockedGoroutinesAreAllAsleep(Mode mode) {
        String text = mode.deadlockText(() -> {
            Go.go(() -> Chan.<Integer>unbuffered().receive());
            Go.exit();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!");
    }

    @InBothModes
    void mainMayExitWhileOthersFinishTheProgramByAPanic(Mode mode) {
        String text = mode.panicText(() -> {
            Go.go(() -> {
                throw Go.panic("the last word");
            });
            Go.exit();
        });

        assertThat(text).contains("the last word");
    }

    @InBothModes
    void yieldingLetsOthersRun(Mode mode) {
        mode.run(() -> {
            Chan<Unit> flag = Chan.buffered(1);
            Go.go(() -> flag.send(Unit.UNIT));

            while (flag.length() == 0) {
                Go.yieldNow();
            }

            assertThat(flag.receive()).isEqualTo(Unit.UNIT);
        });
    }

    @InBothModes
    void awaitUntilReturnsAtOnceIfTheConditionHolds(Mode mode) {
        mode.runExhaustively(() -> Go.awaitUntil(() -> true));
    }

    @InBothModes
    void awaitUntilBlocksUntilTheConditionHolds(Mode mode) {
        mode.run(() -> {
            var ready = new AtomicBoolean();
            Go.go(() -> ready.set(true));

            Go.awaitUntil(ready::get);

            assertThat(ready).isTrue();
        });
    }

    @InBothModes
    void awaitUntilMayWatchAChannelFillUp(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            Go.go(() -> channel.send(1));
            Go.go(() -> channel.send(2));

            Go.awaitUntil(() -> channel.length() == 2);

            assertThat(channel.receive() + channel.receive()).isEqualTo(3);
        });
    }

    @InBothModes
    void chooseGivesEveryNumberBelowItsBound(Mode mode) {
        Set<Integer> chosen = mode.outcomes(() -> Go.choose(3));

        assertThat(chosen).containsExactlyInAnyOrder(0, 1, 2);
    }

    @InBothModes
    void chooseOfOneIsZero(Mode mode) {
        mode.runExhaustively(() -> assertThat(Go.choose(1)).isZero());
    }

    @InBothModes
    void chanceGivesBothAnswers(Mode mode) {
        Set<Boolean> answers = mode.outcomes(Go::chance);

        assertThat(answers).containsExactlyInAnyOrder(true, false);
    }

    @InBothModes
    void randomNumbersKeepTheirBounds(Mode mode) {
        mode.run(() -> {
            var random = Go.random();

            for (int i = 0; i < 20; i++) {
                assertThat(random.nextInt(5)).isBetween(0, 4);
            }
        });
    }

    @InBothModes
    void settingTheNumberOfProcessorsReturnsTheFormerOne(Mode mode) {
        mode.run(() -> {
            int before = Go.maxProcs();

            int returned = Go.maxProcs(before);

            assertThat(before).isPositive();
            assertThat(returned).isEqualTo(before);
            assertThat(Go.maxProcs()).isEqualTo(before);
        });
    }

    // Only main can be tied to its thread: other goroutines are virtual threads.
    @InBothModes
    void mainLockedToItsThreadCommunicatesAsBefore(Mode mode) {
        mode.run(() -> {
            Chan<Integer> there = Chan.unbuffered();
            Chan<Integer> back = Chan.unbuffered();
            Go.go(() -> back.send(there.receive() + 1));

            Go.lockOSThread();
            there.send(1);
            int answer = back.receive();
            Go.unlockOSThread();

            assertThat(answer).isEqualTo(2);
        });
    }

    @InBothModes
    void unlockingAThreadThatIsNotLockedDoesNothing(Mode mode) {
        mode.run(Go::unlockOSThread);
    }
}
