package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.failure.Before;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.explore.strategy.PreemptionBounded;
import dev.heddle.explore.strategy.Samplers;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A failing schedule is made smaller, and stays the same failure.
class ShrinkTest {
    private static final Settings SETTINGS = Settings.DEFAULT.with(to -> to.maxSteps = 300);

    /// A failure that a random walk has found, and what became of it.
    private record Found(long seed, Failure shrunk, Failure original, int fewestSwitches) {}

    private static @Nullable Found find(long seed) {
        var found = new Found[1];
        var runner = new Runner(SETTINGS, new RandomProgram(seed));
        runner.scheduler().drive(() -> {
            var search = Samplers.random(seed);
            for (int number = 0; number < 300; number++) {
                var retake = Objects.requireNonNull(runner.run(search, number)).retake();
                if (retake != null) {
                    var original = Objects.requireNonNull(runner.secondLook().record(retake));
                    var shrunk = Objects.requireNonNull(runner.secondLook().again(retake));
                    found[0] = new Found(seed, shrunk, original, fewestSwitches(runner, retake, shrunk));
                    return;
                }
            }
        });
        return found[0];
    }

    /// The fewest switches with which a program fails alike, told by the search that runs those with the fewest
    /// first.
    private static int fewestSwitches(Runner runner, Retake retake, Failure shrunk) {
        int switches = (int) shrunk.schedule().switches();
        var search = new PreemptionBounded(Math.max(0, switches - 1));
        for (long number = 0; number < 300_000 && switches > 0; number++) {
            var outcome = runner.run(search, number);
            if (outcome == null) {
                break;
            }
            var failed = outcome.retake();
            if (failed != null && failed.fingerprint() == retake.fingerprint()) {
                return (int) Objects.requireNonNull(runner.secondLook().record(failed))
                        .schedule()
                        .switches();
            }
        }
        return switches;
    }

    private static String replayed(Found found) {
        return Explorer.explorer()
                .replay(found.shrunk().replayToken(), new RandomProgram(found.seed()))
                .failure()
                .orElseThrow()
                .message();
    }

    /// Two goroutines each add twice to a number, and nothing protects it between reading and writing. A third one
    /// has much to do.
    private static void lostUpdate() {
        var x = new Cell();
        var wg = new WaitGroup();
        wg.go(() -> {
            var own = new Cell();
            for (int i = 0; i < 8; i++) {
                own.set(i);
            }
        });
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                x.set(x.get() + 1);
                x.set(x.get() + 1);
            });
        }
        wg.await();
        if (x.get() == 3) {
            throw Go.panic("lost an update");
        }
    }

    @Test
    void theReportSaysWhatTheScheduleWasBefore() {
        var exploration = Explorer.explorer().strategy(Strategy.random()).explore(ShrinkTest::lostUpdate);
        var failure = exploration.failure().orElseThrow();

        // Exactly one update is lost only if both are interrupted between reading and writing.
        assertThat(failure.evidence().before()).isEqualTo(new Before(28, 6));
        assertThat(failure.schedule().switches()).isEqualTo(2);
        assertThat(exploration.report())
                .contains("strategy random, seed 5deece66d; 28 steps, 2 switches (shrunk by 4 switches);");
    }

    @Test
    void stepsThatAreNotNeededAreLeftOut() {
        var failure = Explorer.explorer()
                .strategy(Strategy.random())
                .explore(() -> {
                    var x = new Cell();
                    Go.go("bystander", () -> {
                        for (int i = 0; i < 20; i++) {
                            x.get();
                        }
                    });
                    Go.go("writer", () -> {
                        for (int i = 0; i < 20; i++) {
                            x.set(i);
                        }
                    });
                    Go.go("reader", () -> {
                        if (x.get() == 3) {
                            throw Go.panic("read 3");
                        }
                    });
                })
                .failure()
                .orElseThrow();

        // main, the start and four writes of the writer, the start and the read of the reader
        assertThat(failure.schedule().length()).isEqualTo(8);
        assertThat(failure.schedule().switches()).isEqualTo(1);
    }

    @Test
    void withoutShrinkingTheScheduleIsTheOneThatWasFound() {
        var failure = Explorer.explorer()
                .strategy(Strategy.random())
                .shrink(false)
                .explore(ShrinkTest::lostUpdate)
                .failure()
                .orElseThrow();

        assertThat(failure.evidence().before()).isNull();
        assertThat(failure.schedule().switches()).isEqualTo(6);
    }

    @Test
    void theSameFailureIsShrunkToTheSameScheduleEveryTime() {
        var explorer = Explorer.explorer().strategy(Strategy.portfolio());
        var first = explorer.explore(ShrinkTest::lostUpdate).failure().orElseThrow();

        for (int i = 0; i < 20; i++) {
            var again = explorer.workers(1 + i % 3)
                    .explore(ShrinkTest::lostUpdate)
                    .failure()
                    .orElseThrow();
            assertThat(again.replayToken()).isEqualTo(first.replayToken());
            assertThat(again.evidence().before()).isEqualTo(first.evidence().before());
        }
    }

    @Test
    void aRaceIsShrunkToARaceOfTheSameVariable() {
        GoBody races = () -> {
            var mu = new Mutex();
            var a = new Shared<>("a", 0);
            var b = new Shared<>("b", 0);
            for (int i = 0; i < 2; i++) {
                Go.go(() -> {
                    for (int n = 0; n < 4; n++) {
                        mu.lock();
                        a.set(n);
                        mu.unlock();
                    }
                    b.set(1);
                });
            }
        };
        var explorer = Explorer.explorer().strategy(Strategy.random());
        var whole = explorer.shrink(false).explore(races).failure().orElseThrow();
        var shrunk = explorer.explore(races).failure().orElseThrow();

        assertThat(whole.headline()).startsWith("data race on ").endsWith("\"b\"");
        assertThat(shrunk.headline()).isEqualTo(whole.headline());
        assertThat(shrunk.schedule().switches()).isZero();
    }

    @Test
    void aScheduleOfThousandsOfStepsIsShrunkInBoundedTime() {
        var explorer = Explorer.explorer().strategy(Strategy.random());
        var started = System.nanoTime();

        var failure = explorer.explore(() -> {
                    var x = new Cell();
                    var wg = new WaitGroup();
                    for (int i = 0; i < 10; i++) {
                        wg.go(() -> {
                            for (int n = 0; n < 200; n++) {
                                x.set(x.get() + 1);
                            }
                        });
                    }
                    wg.await();
                    if (x.get() < 2_000) {
                        throw Go.panic("lost an update");
                    }
                })
                .failure()
                .orElseThrow();

        var before = Objects.requireNonNull(failure.evidence().before());
        assertThat(failure.schedule().switches()).isLessThan(before.switches() / 2);
        // 2 s for shrinking, and as much again for a slow machine.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void nearlyAllSchedulesGetTheFewestSwitches() {
        var all = new ArrayList<Found>();
        for (long seed = 0; all.size() < 200; seed++) {
            var found = find(seed);
            if (found != null && found.original().schedule().switches() > 0) {
                all.add(found);
            }
        }

        assertThat(all).allSatisfy(found -> {
            assertThat(found.shrunk().message()).isEqualTo(found.original().message());
            assertThat(found.shrunk()).hasSameClassAs(found.original());
            assertThat(replayed(found)).isEqualTo(found.shrunk().message());
        });
        long minimal = all.stream()
                .filter(f -> f.shrunk().schedule().switches() == f.fewestSwitches())
                .count();
        assertThat(minimal).isGreaterThanOrEqualTo(190);
    }
}
