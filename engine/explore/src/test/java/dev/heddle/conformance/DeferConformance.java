package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Defer;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.sync.Mutex;
import java.io.IOException;
import java.util.ArrayList;

/// Go spec, "Defer statements"; "Defer, Panic, and Recover".
class DeferConformance {
    @InBothModes
    void deferredCallsRunInReverseOrder(Mode mode) {
        mode.runExhaustively(() -> {
            var log = new ArrayList<Integer>();

            try (var defer = Defer.scope()) {
                for (int i = 0; i < 4; i++) {
                    int number = i;
                    defer.call(() -> log.add(number));
                }
            }

            assertThat(log).containsExactly(3, 2, 1, 0);
        });
    }

    @InBothModes
    void deferredCallsRunAfterTheBodyAndNotBefore(Mode mode) {
        mode.runExhaustively(() -> {
            var log = new ArrayList<String>();

            try (var defer = Defer.scope()) {
                defer.call(() -> log.add("deferred"));
                log.add("body");
            }

            assertThat(log).containsExactly("body", "deferred");
        });
    }

    @InBothModes
    void deferredCallsRunOnAnEarlyReturn(Mode mode) {
        mode.run(() -> {
            var log = new ArrayList<String>();

            leaveEarly(log);

            assertThat(log).containsExactly("deferred");
        });
    }

    private static void leaveEarly(ArrayList<String> log) {
        try (var defer = Defer.scope()) {
            defer.call(() -> log.add("deferred"));
            if (log.isEmpty()) {
                return;
            }
            log.add("never");
        }
    }

    @InBothModes
    void whatIsNotYetDeferredDoesNotRun(Mode mode) {
        mode.run(() -> {
            var log = new ArrayList<String>();

            panicOf(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(() -> log.add("before"));
                    if (log.isEmpty()) {
                        throw Go.panic("stop");
                    }
                    defer.call(() -> log.add("after"));
                }
            });

            assertThat(log).containsExactly("before");
        });
    }

    @InBothModes
    void deferredCallsRunWhenTheBodyPanicsAndThePanicGoesOn(Mode mode) {
        mode.runExhaustively(() -> {
            var log = new ArrayList<String>();

            var panic = panicOf(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(() -> log.add("first"));
                    defer.call(() -> log.add("second"));
                    throw Go.panic("trouble");
                }
            });

            assertThat(panic.value()).isEqualTo("trouble");
            assertThat(log).containsExactly("second", "first");
        });
    }

    @InBothModes
    void deferredCallsRunWhenTheGoroutineExits(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> log = Chan.buffered(2);
            Chan<Unit> ended = Chan.unbuffered();

            Go.go(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(ended::close);
                    defer.call(() -> log.send("deferred"));
                    Go.exit();
                    log.send("never");
                }
            });
            ended.receive();

            assertThat(log.receive()).isEqualTo("deferred");
            assertThat(log.length()).isZero();
        });
    }

    @InBothModes
    void deferredCallsMayBlock(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> result = Chan.unbuffered();

            Go.go(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(() -> result.send(1));
                }
            });

            assertThat(result.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void aDeferredUnlockReleasesTheMutexOnAPanic(Mode mode) {
        mode.runExhaustively(() -> {
            var mutex = new Mutex();

            panicOf(() -> {
                try (var defer = Defer.scope()) {
                    mutex.lock();
                    defer.call(mutex::unlock);
                    throw Go.panic("inside");
                }
            });

            assertThat(mutex.tryLock()).isTrue();
        });
    }

    @InBothModes
    void aPanicInOneDeferredCallDoesNotKeepTheOthersFromRunning(Mode mode) {
        mode.runExhaustively(() -> {
            var log = new ArrayList<String>();

            var panic = panicOf(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(() -> log.add("last"));
                    defer.call(() -> {
                        throw Go.panic("cleanup failed");
                    });
                    defer.call(() -> log.add("first"));
                }
            });

            assertThat(panic.value()).isEqualTo("cleanup failed");
            assertThat(log).containsExactly("first", "last");
        });
    }

    // Go would keep the last panic; try-with-resources keeps the first, and the documentation says so.
    @InBothModes
    void ifTheBodyAndADeferredCallPanicTheFirstIsKeptAndTheSecondSuppressed(Mode mode) {
        mode.run(() -> {
            var panic = panicOf(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(() -> {
                        throw Go.panic("second");
                    });
                    throw Go.panic("first");
                }
            });

            assertThat(panic.value()).isEqualTo("first");
            assertThat(panic.getSuppressed()).hasSize(1);
            assertThat(((GoPanic) panic.getSuppressed()[0]).value()).isEqualTo("second");
        });
    }

    @InBothModes
    void aCheckedExceptionOfADeferredCallBecomesAPanic(Mode mode) {
        mode.run(() -> {
            var trouble = new IOException("disk full");

            var panic = panicOf(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(() -> {
                        throw trouble;
                    });
                }
            });

            assertThat(panic.value()).isSameAs(trouble);
            assertThat(panic).hasCause(trouble);
        });
    }

    @InBothModes
    void innerScopesEndBeforeOuterOnes(Mode mode) {
        mode.run(() -> {
            var log = new ArrayList<String>();

            try (var outer = Defer.scope()) {
                outer.call(() -> log.add("outer"));
                try (var inner = Defer.scope()) {
                    inner.call(() -> log.add("inner"));
                }
                log.add("between");
            }

            assertThat(log).containsExactly("inner", "between", "outer");
        });
    }

    @InBothModes
    void callsDeferredInALoopRunAtTheEndOfTheScopeOnly(Mode mode) {
        mode.run(() -> {
            var log = new ArrayList<String>();

            try (var defer = Defer.scope()) {
                for (String name : new String[] {"a", "b"}) {
                    log.add("open " + name);
                    defer.call(() -> log.add("close " + name));
                }
            }

            assertThat(log).containsExactly("open a", "open b", "close b", "close a");
        });
    }

    @InBothModes
    void aScopeClosedTwiceRunsItsCallsOnce(Mode mode) {
        mode.run(() -> {
            var log = new ArrayList<String>();
            var defer = Defer.scope();
            defer.call(() -> log.add("deferred"));

            defer.close();
            defer.close();

            assertThat(log).containsExactly("deferred");
        });
    }
}
