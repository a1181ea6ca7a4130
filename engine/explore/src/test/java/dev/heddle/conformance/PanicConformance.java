package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Go spec, "Handling panics". `recover` is `catch (GoPanic p)`.
class PanicConformance {
    @InBothModes
    void aPanicCarriesItsValue(Mode mode) {
        mode.runExhaustively(() -> {
            var value = List.of("any", "object");

            var panic = panicOf(() -> {
                throw Go.panic(value);
            });

            assertThat(panic.value()).isSameAs(value);
            assertThat(panic.getMessage()).contains("[any, object]");
        });
    }

    @InBothModes
    void panicAlwaysThrowsByItself(Mode mode) {
        mode.run(() -> assertThat(panicOf(() -> Go.panic("at once")).value()).isEqualTo("at once"));
    }

    @InBothModes
    void aPanicUnwindsAllCallersUpToTheRecovery(Mode mode) {
        mode.run(() -> {
            var log = new ArrayList<String>();

            try {
                descend(3, log);
                log.add("never");
            } catch (GoPanic panic) {
                log.add("recovered " + panic.value());
            }

            assertThat(log).containsExactly("leaving 0", "leaving 1", "leaving 2", "leaving 3", "recovered bottom");
        });
    }

    private static void descend(int depth, List<String> log) {
        try {
            if (depth == 0) {
                throw Go.panic("bottom");
            }
            descend(depth - 1, log);
        } finally {
            log.add("leaving " + depth);
        }
    }

    @InBothModes
    void aRecoveredPanicLetsTheGoroutineGoOn(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<String> result = Chan.unbuffered();

            Go.go(() -> {
                try {
                    throw Go.panic("small");
                } catch (GoPanic panic) {
                    result.send("recovered " + panic.value());
                }
                result.send("and went on");
            });

            assertThat(result.receive()).isEqualTo("recovered small");
            assertThat(result.receive()).isEqualTo("and went on");
        });
    }

    @InBothModes
    void aRecoveredPanicMayBeRaisedAgain(Mode mode) {
        mode.run(() -> {
            var panic = panicOf(() -> {
                try {
                    throw Go.panic("first");
                } catch (GoPanic recovered) {
                    throw recovered;
                }
            });

            assertThat(panic.value()).isEqualTo("first");
        });
    }

    @InBothModes
    void aRecoveryMayRaiseADifferentPanic(Mode mode) {
        mode.run(() -> {
            var panic = panicOf(() -> {
                try {
                    throw Go.panic("first");
                } catch (GoPanic recovered) {
                    throw Go.panic("second after " + recovered.value());
                }
            });

            assertThat(panic.value()).isEqualTo("second after first");
        });
    }

    @InBothModes
    void anUnrecoveredPanicInMainEndsTheProgram(Mode mode) {
        String text = mode.panicText(() -> {
            throw Go.panic("main gave up");
        });

        assertThat(text).contains("main gave up");
    }

    @InBothModes
    void anUnrecoveredPanicInAnyGoroutineEndsTheProgram(Mode mode) {
        String text = mode.panicText(() -> {
            Go.go(() -> {
                throw Go.panic("worker gave up");
            });
            Chan.nil().receive();
        });

        assertThat(text).contains("worker gave up");
    }

    @InBothModes
    void aPanicEndsTheProgramAlsoWhileOthersAreStillRunning(Mode mode) {
        String text = mode.panicText(() -> {
            Chan<Integer> ball = Chan.unbuffered();
            Go.go(() -> {
                for (int i = 0; i < 5; i++) {
                    ball.send(i);
                }
                throw Go.panic("out of breath");
            });
            for (int _ : ball.range()) {
                Go.yieldNow();
            }
        });

        assertThat(text).contains("out of breath");
    }

    @InBothModes
    void theGoroutineThatStartedAnotherCannotRecoverItsPanic(Mode mode) {
        String text = mode.panicText(() -> {
            try {
                Go.go(() -> {
                    throw Go.panic("out of reach");
                });
                Chan.nil().receive();
            } catch (GoPanic panic) {
                throw new AssertionError("recovered the panic of another goroutine", panic);
            }
        });

        assertThat(text).contains("out of reach");
    }

    @InBothModes
    void anUncheckedExceptionInAnyGoroutineEndsTheProgram(Mode mode) {
        String text = mode.panicText(() -> {
            Go.go(() -> {
                throw new IllegalStateException("broken invariant");
            });
            Chan.nil().receive();
        });

        assertThat(text).contains("IllegalStateException", "broken invariant");
    }

    @InBothModes
    void aCheckedExceptionInAnyGoroutineEndsTheProgram(Mode mode) {
        String text = mode.panicText(() -> {
            Go.go(() -> {
                throw new IOException("disk full");
            });
            Chan.nil().receive();
        });

        assertThat(text).contains("disk full");
    }

    @InBothModes
    void aPanicRunsTheFinallyBlocksOfItsGoroutineFirst(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Unit> cleaned = Chan.unbuffered();

            Go.go(() -> {
                try {
                    try {
                        throw Go.panic("stop");
                    } finally {
                        cleaned.close();
                    }
                } catch (GoPanic _) {
                    assertThat(cleaned.receive()).isNull();
                }
            });

            cleaned.receive();
        });
    }

    @InBothModes
    void aPanicLeavesTheChannelsOfItsGoroutineUsable(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(2);

            Go.go(() -> {
                try {
                    channel.send(1);
                    throw Go.panic("half way");
                } catch (GoPanic _) {
                    channel.send(2);
                }
            });

            assertThat(channel.receive()).isEqualTo(1);
            assertThat(channel.receive()).isEqualTo(2);
        });
    }

    @InBothModes
    void aRuntimePanicIsRecoveredLikeAnyOther(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            boolean recovered = false;
            try {
                channel.close();
            } catch (GoPanic _) {
                recovered = true;
            }

            assertThat(recovered).isTrue();
            assertThat(channel.receive()).isNull();
        });
    }
}
