package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What each kind of failure is called, and what its message says.
class VerdictTest {
    @Test
    void mainThatWaitsForEverIsADeadlock() {
        var failure = failure(() -> {
            var jobs = Chan.<Integer>unbuffered("jobs");
            jobs.receive();
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .startsWith(
                        "all goroutines are asleep - deadlock!\n  goroutine \"main\" [chan receive] channel \"jobs\"")
                .contains("VerdictTest.java")
                .contains("channel \"jobs\" made at");
    }

    @Test
    void aReaderThatAWaitingWriterKeepsOutWaitsForTheWriter() {
        var failure = failure(() -> {
            var config = new RWMutex("config");
            Go.go("writer", () -> {
                config.lock();
                config.unlock();
            });
            config.readLock();
            config.readLock();
            config.readUnlock();
            config.readUnlock();
        });

        assertThat(failure.message())
                .contains(
                        "goroutine \"main\" [sync.RWMutex.RLock] rwmutex \"config\", behind the waiting writer \"writer\"")
                .contains("goroutine \"writer\" [sync.RWMutex.Lock] rwmutex \"config\", held by \"main\"")
                .endsWith("they wait for each other: \"main\" -> \"writer\" -> \"main\"");
    }

    @Test
    void whoLocksTwiceWaitsForItself() {
        var failure = failure(() -> {
            var mu = new Mutex("mu");
            mu.lock();
            mu.lock();
        });

        assertThat(failure.message()).endsWith("\n  \"main\" waits for itself");
    }

    @Test
    void aGoroutineLeftBlockedIsALeakThatNamesWhereItWasStarted() {
        var failure = failure(() -> {
            var results = Chan.<Integer>unbuffered("results");
            Go.go("worker", () -> results.send(1));
        });

        assertThat(failure).isInstanceOf(GoroutineLeak.class);
        assertThat(failure.message())
                .startsWith("goroutine leak: goroutine \"worker\" is blocked for ever after main has returned")
                .contains("[chan send] channel \"results\"")
                .contains("started at");
    }

    @Test
    void leaksCanBeAllowed() {
        var exploration = Explorer.explorer().leaks(false).explore(() -> {
            var results = Chan.<Integer>unbuffered();
            Go.go(() -> results.send(1));
        });

        assertThat(exploration.failure()).isEmpty();
    }

    @Test
    void aPanicInAnyGoroutineIsAFailureWithItsCause() {
        var failure = failure(() -> {
            var done = Chan.<Unit>unbuffered();
            Go.go("closer", () -> {
                done.close();
                done.close();
            });
            done.receive();
        });

        assertThat(failure).isInstanceOf(Panicked.class);
        assertThat(failure.message()).startsWith("panic: close of closed channel\n  in goroutine \"closer\"");
        assertThat(failure.cause()).hasMessage("close of closed channel");
    }

    @Test
    void aFailedAssertionIsOneInAnyGoroutine() {
        var failure = failure(() -> {
            var done = Chan.<Unit>unbuffered();
            Go.go("checker", () -> {
                assertThat(1).as("the sum").isEqualTo(2);
                done.send(Unit.UNIT);
            });
            done.receive();
        });

        assertThat(failure).isInstanceOf(AssertionFailed.class);
        assertThat(failure.message()).contains("assertion failed: ").contains("in goroutine \"checker\"");
    }

    @Test
    void aCheckedExceptionBecomesAPanicWithItAsCause() {
        var failure = failure(() -> {
            throw new java.io.IOException("disk full");
        });

        assertThat(failure).isInstanceOf(Panicked.class);
        assertThat(failure.cause()).hasCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void mainThatExitsIsNoGoroutinesOnceTheOthersHaveEnded() {
        var failure = failure(() -> {
            Go.go(() -> {});
            Go.exit();
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).startsWith("no goroutines (main called runtime.Goexit) - deadlock!");
    }

    @Test
    void mainThatExitsWhileOthersStayBlockedIsAllAsleep() {
        var failure = failure(() -> {
            var never = Chan.<Unit>nil();
            Go.go(never::receive);
            Go.exit();
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .startsWith("all goroutines are asleep - deadlock!")
                .contains("[chan receive (nil chan)]");
    }

    @Test
    void spinningUnderAFairScheduleIsAStepLimit() {
        var failure = Explorer.explorer()
                .maxSteps(500)
                .explore(() -> {
                    while (!Thread.interrupted()) {
                        Go.yieldNow();
                    }
                })
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(StepLimit.class);
        assertThat(failure.message()).startsWith("step limit: ").contains("goroutine \"main\" still made steps");
    }

    @Test
    void aLoopThatOnlyAnUnfairScheduleKeepsGoingIsInconclusive() {
        var exploration = Explorer.explorer()
                .strategy(Strategy.depthFirst())
                .maxSteps(60)
                .executions(50)
                .explore(() -> {
                    var flag = Chan.<Unit>buffered(1);
                    Go.go(() -> flag.send(Unit.UNIT));
                    while (flag.length() == 0) {
                        Go.yieldNow();
                    }
                });

        assertThat(exploration.failure()).isEmpty();
        assertThat(exploration.inconclusive()).isPositive();
        assertThat(exploration.exhaustive()).isFalse();
        assertThat(exploration.report())
                .startsWith("no failure in 50 executions")
                .containsPattern("\n  note     [0-9]+ of 50 executions were cut by the step limit before the end, ");
    }

    @Test
    void aSearchInWhichNothingEndsSaysThatItHasShownNothing() {
        var exploration = Explorer.explorer()
                .strategy(Strategy.depthFirst())
                .maxSteps(60)
                .executions(1)
                .explore(() -> {
                    var flag = Chan.<Unit>buffered(1);
                    Go.go(() -> flag.send(Unit.UNIT));
                    while (flag.length() == 0) {
                        Thread.onSpinWait();
                    }
                });

        assertThat(exploration.failure()).isEmpty();
        assertThat(exploration.report())
                .startsWith("nothing shown in 1 execution, not exhaustive")
                .contains("\n  note     the only execution was cut by the step limit before the end, ")
                .contains("Go.awaitUntil")
                .contains("maxSteps");
    }

    @Test
    void awaitUntilBlocksInsteadOfSpinning() {
        var exploration = Explorer.explorer().strategy(Strategy.depthFirst()).explore(() -> {
            var flag = Chan.<Unit>buffered(1);
            Go.go(() -> flag.send(Unit.UNIT));
            Go.awaitUntil(() -> flag.length() > 0);
        });

        assertThat(exploration.failure()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
    }

    @Test
    void anAwaitedConditionThatThrowsThrowsInTheGoroutineThatWaits() {
        var failure = failure(() -> {
            var ch = Chan.<Unit>unbuffered();
            Go.go(
                    "waiter",
                    () -> Go.awaitUntil(() -> {
                        throw new IllegalStateException("boom");
                    }));
            Go.go(ch::close);
            ch.receive();
        });

        assertThat(failure.message()).contains("boom").contains("in goroutine \"waiter\"");
    }

    @Test
    void aSelectWithoutCasesWaitsForEver() {
        var failure = failure(() -> Go.select());

        assertThat(failure.message()).contains("[select (no cases)]");
    }

    @Test
    void aBlockedSelectNamesWhatItWaitsFor() {
        var failure = failure(() -> {
            var in = Chan.<Integer>unbuffered("in");
            var out = Chan.<Integer>unbuffered("out");
            Go.select(in.receiving(), out.sending(1));
        });

        assertThat(failure.message()).contains("[select] receive from channel \"in\" or send to channel \"out\"");
    }

    @Test
    void goExitRunsFinallyBlocksAndIsNoPanic() {
        var ran = new AtomicInteger();

        Explorer.explorer().executions(1).check(() -> {
            var done = Chan.<Unit>buffered(1);
            Go.go(() -> {
                try {
                    Go.exit();
                } finally {
                    ran.incrementAndGet();
                    done.send(Unit.UNIT);
                }
            });
            done.receive();
        });

        assertThat(ran).hasPositiveValue();
    }

    @Test
    void leftOverGoroutinesAreUnwound() {
        var ran = new AtomicInteger();

        var exploration = Explorer.explorer()
                .leaks(false)
                .strategy(Strategy.random())
                .executions(100)
                .explore(() -> {
                    Go.go(() -> {
                        try {
                            Chan.nil().receive();
                        } finally {
                            ran.incrementAndGet();
                        }
                    });
                });

        assertThat(exploration.executions()).isEqualTo(100);
        assertThat(ran).hasValue(100);
    }

    @Test
    void whoeverSwallowsTheErrorThatEndsHimIsParkedAndNamed() {
        var exploration = Explorer.explorer().leaks(false).executions(3).explore(() -> {
            Go.go("stubborn", () -> {
                while (true) {
                    try {
                        Chan.nil().receive();
                    } catch (Throwable ignored) {
                        // what the documentation forbids
                    }
                }
            });
        });

        assertThat(exploration.report()).contains("stubborn").contains("must throw Errors on");
    }

    @Test
    void whatIsPrintedIsShownOnlyForTheFailingExecution() {
        var failure = failure(() -> {
            System.out.println("on the way");
            throw Go.panic("stop");
        });

        assertThat(failure.evidence().output()).isEqualToIgnoringNewLines("on the way");
    }

    @Test
    void aProgramInsideTheBodyEndsItsGoroutinesWithMain() {
        Explorer.explorer().executions(200).check(() -> {
            Go.run(() -> Go.go(() -> Chan.nil().receive()));
        });
    }

    @Test
    void checkThrowsTheWholeReport() {
        assertThatThrownBy(() -> Explorer.explorer().check(() -> Chan.nil().receive()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("all goroutines are asleep - deadlock!")
                .hasMessageContaining("replay   @GoTest(replay = \"h2:");
    }

    @Test
    void goingOnAfterFailuresCollectsEachDistinctOne() {
        var exploration = Explorer.explorer()
                .stopAtFailure(false)
                .strategy(Strategy.depthFirst())
                .explore(() -> {
                    switch (Go.choose(3)) {
                        case 0 -> throw Go.panic("zero");
                        case 1 -> Chan.nil().receive();
                        default -> {}
                    }
                });

        assertThat(exploration.executions()).isEqualTo(3);
        assertThat(exploration.failures()).hasSize(2);
        assertThat(exploration.failures().get(0)).isInstanceOf(Panicked.class);
        assertThat(exploration.failures().get(1)).isInstanceOf(Deadlock.class);
    }

    @Test
    void expectedFailuresEndTheSearchAndOthersArePassed() {
        var exploration = Explorer.explorer()
                .expect(java.util.Set.of(Deadlock.class))
                .explore(() -> {
                    switch (Go.choose(3)) {
                        case 0 -> throw Go.panic("zero");
                        case 1 -> Chan.nil().receive();
                        default -> {}
                    }
                });

        assertThat(exploration.failures()).anyMatch(Deadlock.class::isInstance);
    }

    @Test
    void anExpectedFailureIsFoundBehindOneThatEndsItsExecutionEarly() {
        for (var first : new String[] {"fast", "slow"}) {
            var exploration = Explorer.explorer()
                    .strategy(Strategy.dpor())
                    .expect(java.util.Set.of(Deadlock.class))
                    .explore(() -> {
                        var answers = Chan.<String>buffered("answers", 2);
                        Go.go("fast", () -> answers.send("fast"));
                        Go.go("slow", () -> answers.send("slow"));
                        if (first.equals(answers.receive())) {
                            throw Go.panic("an answer");
                        }
                        Chan.nil().receive();
                    });

            assertThat(exploration.failures()).as(first).anyMatch(Deadlock.class::isInstance);
        }
    }

    @Test
    void aCheckedExceptionIsToldByItsOwnNameAndPlace() {
        var failure = Explorer.explorer()
                .explore(() -> {
                    throw new java.io.IOException("disk full");
                })
                .failure()
                .orElseThrow();

        assertThat(failure.message())
                .startsWith("panic: java.io.IOException: disk full\n  in goroutine \"main\"   at ")
                .contains("(VerdictTest.java:");
    }

    @Test
    void anAssertionOfATestLibraryIsToldWithThePlaceOfItsCaller() {
        var failure = Explorer.explorer()
                .explore(() -> org.junit.jupiter.api.Assertions.assertEquals(1, 2))
                .failure()
                .orElseThrow();

        assertThat(failure.message())
                .startsWith("assertion failed: expected: <1> but was: <2>\n  in goroutine \"main\"   at ")
                .contains("(VerdictTest.java:");
    }

    @Test
    void aTickerThatNobodyStopsIsStillTicking() {
        var failure = Explorer.explorer()
                .maxSteps(300)
                .explore(() -> {
                    Go.go("beat", () -> {
                        while (true) {
                            Go.select(Case.after(Duration.ofSeconds(1)));
                        }
                    });
                })
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(GoroutineLeak.class);
        assertThat(failure.message()).contains("still ticking").contains("\"beat\"");
    }

    private static Failure failure(GoBody body) {
        return Explorer.explorer().explore(body).failure().orElseThrow();
    }
}
