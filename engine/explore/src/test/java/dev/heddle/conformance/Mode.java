package dev.heddle.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The two ways to run a program, behind one set of questions.
enum Mode {
    /// Production: virtual threads on all cores and real time, each program several times.
    PARALLEL {
        @Override
        void run(GoBody body) {
            for (int i = 0; i < RUNS; i++) {
                ParallelRun.of(body).mustReturn();
            }
        }

        @Override
        void runLeavingGoroutines(GoBody body) {
            run(body);
        }

        @Override
        void runExhaustively(GoBody body) {
            run(body);
        }

        @Override
        <R> Set<R> outcomes(Callable<R> body) {
            var seen = ConcurrentHashMap.<R>newKeySet();
            for (int i = 0; i < EXECUTIONS; i++) {
                ParallelRun.of(() -> seen.add(body.call())).mustReturn();
            }
            return seen;
        }

        @Override
        String panicText(GoBody body) {
            return String.valueOf(ParallelRun.of(body).mustThrow());
        }

        @Override
        String deadlockText(GoBody body) {
            Throwable end = ParallelRun.of(body).mustThrow();
            assertThat(end).isInstanceOf(GoPanic.class).hasMessageContaining("deadlock!");
            return String.valueOf(end.getMessage());
        }

        @Override
        void races(GoBody body) {
            run(body);
        }

        @Override
        void tookSince(Instant start, Duration expected) {
            // A clock reading may be rounded down, and the two readings differently.
            assertThat(Duration.between(start, Time.now())).isGreaterThanOrEqualTo(expected.minusMillis(1));
        }

        @Override
        void goAndBlock(GoBody body) {
            var started = new AtomicReference<Thread>();
            Go.go(() -> {
                started.set(Thread.currentThread());
                body.run();
            });
            Thread goroutine;
            do {
                Thread.onSpinWait();
                goroutine = started.get();
            } while (goroutine == null || goroutine.getState() != Thread.State.WAITING);
        }
    },

    /// Tests: the explorer runs the program under many interleavings, with a virtual clock.
    DETERMINISTIC {
        @Override
        void run(GoBody body) {
            sampling().check(body);
        }

        @Override
        void runLeavingGoroutines(GoBody body) {
            sampling().leaks(false).check(body);
        }

        @Override
        void runExhaustively(GoBody body) {
            run(body);
            long all = coverCompletely(Strategy.depthFirst(), body).executions();

            var reduced = coverCompletely(Strategy.dpor(), body);

            assertThat(reduced.executions()).isBetween(1L, all);
            assertThat(reduced.redundant()).isZero();
        }

        @Override
        <R> Set<R> outcomes(Callable<R> body) {
            var seen = ConcurrentHashMap.<R>newKeySet();
            run(() -> seen.add(body.call()));

            var possible = ConcurrentHashMap.<R>newKeySet();
            coverCompletely(Strategy.dpor(), () -> possible.add(body.call()));
            assertThat(possible).as("what exhaustive search sees").containsAll(seen);

            return possible;
        }

        @Override
        String panicText(GoBody body) {
            return failure(Panicked.class, body).message();
        }

        @Override
        String deadlockText(GoBody body) {
            return failure(Deadlock.class, body).message();
        }

        @Override
        void races(GoBody body) {
            failure(DataRace.class, body);
        }

        @Override
        void tookSince(Instant start, Duration expected) {
            assertThat(Duration.between(start, Time.now())).isEqualTo(expected);
        }

        @Override
        void goAndBlock(GoBody body) {
            Go.go(body);
            Time.sleep(Duration.ofNanos(1));
        }

        private Exploration coverCompletely(Strategy strategy, GoBody body) {
            var exploration = Explorer.explorer().strategy(strategy).explore(body);
            assertThat(exploration.failure().map(Failure::message)).isEmpty();
            assertThat(exploration.exhaustive())
                    .as("covered every interleaving:%n%s", exploration.report())
                    .isTrue();
            return exploration;
        }

        /// Sampling and exhaustive search must both find it.
        private <F extends Failure> F failure(Class<F> kind, GoBody body) {
            failure(kind, Explorer.explorer().strategy(Strategy.dpor()), body);
            return failure(kind, sampling(), body);
        }

        private <F extends Failure> F failure(Class<F> kind, Explorer explorer, GoBody body) {
            var failure = explorer.explore(body).failure();
            assertThat(failure).as("an execution that fails").isPresent();
            assertThat(failure.get()).as(failure.get().message()).isInstanceOf(kind);
            return kind.cast(failure.get());
        }

        private Explorer sampling() {
            return Explorer.explorer().strategy(Strategy.random()).executions(EXECUTIONS);
        }
    };

    private static final int RUNS = 20;
    private static final int EXECUTIONS = 200;

    /// The program returns in every run, and leaves no goroutine behind.
    abstract void run(GoBody body);

    /// The program returns in every run, and may leave goroutines behind: they end with it.
    abstract void runLeavingGoroutines(GoBody body);

    /// As [#run], and small enough to be covered completely: by depth-first search and, without repeating itself,
    /// by partial-order reduction.
    abstract void runExhaustively(GoBody body);

    /// What the program returned: in a good number of runs, or in every one that is possible.
    abstract <R> Set<R> outcomes(Callable<R> body);

    /// The text of the panic, or other exception, that ends the program.
    abstract String panicText(GoBody body);

    /// The text with which a program ends whose goroutines are all asleep.
    abstract String deadlockText(GoBody body);

    /// The program has a data race: found in deterministic mode, harmless to the assertions of the body in parallel
    /// mode.
    abstract void races(GoBody body);

    /// Starts a goroutine, inside a program, and returns once it is blocked.
    abstract void goAndBlock(GoBody body);

    /// Asserts, inside a program, how much time has passed: exactly in virtual time, at least in real time.
    abstract void tookSince(Instant start, Duration expected);
}
