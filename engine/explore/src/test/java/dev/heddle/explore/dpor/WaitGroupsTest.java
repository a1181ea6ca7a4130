package dev.heddle.explore.dpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.sync.WaitGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A wait group that is used well costs no executions, and one that is not hides nothing.
class WaitGroupsTest {
    private static final int SEEDS = 20;

    // ---- used well: as many traces as without the wait group ----

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 20})
    void goroutinesThatAreCountedOneByOneHaveOneTrace(int n) {
        assertThat(traces(() -> {
                    var wg = new WaitGroup();
                    for (int i = 0; i < n; i++) {
                        wg.go(() -> {});
                    }
                    wg.await();
                }))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aTreeOfGoroutinesThatCountTheirChildrenHasOneTrace(int height) {
        assertThat(traces(() -> {
                    var wg = new WaitGroup();
                    wg.go(() -> grow(wg, height - 1));
                    wg.await();
                }))
                .isEqualTo(1);
    }

    private static void grow(WaitGroup wg, int height) {
        for (int i = 0; i < 2 && height > 0; i++) {
            wg.go(() -> grow(wg, height - 1));
        }
    }

    @Test
    void jobsThatAreCountedForWorkersThatRunAlreadyHaveTheTracesOfTheJobs() {
        assertThat(traces(() -> {
                    var wg = new WaitGroup();
                    var jobs = Chan.<Integer>unbuffered();
                    for (int i = 0; i < 2; i++) {
                        Go.go(() -> jobs.range().forEach(_ -> wg.done()));
                    }
                    for (int job = 0; job < 3; job++) {
                        wg.add(1);
                        jobs.send(job);
                    }
                    wg.await();
                    jobs.close();
                }))
                .isEqualTo(8);
    }

    @Test
    void oneWhoClosesWhenAllAreDoneAddsNoTraces() {
        assertThat(traces(() -> {
                    var wg = new WaitGroup();
                    var results = Chan.<Integer>unbuffered();
                    for (int i = 0; i < 3; i++) {
                        int result = i;
                        wg.go(() -> results.send(result));
                    }
                    Go.go(() -> {
                        wg.await();
                        results.close();
                    });
                    results.range().forEach(_ -> {});
                }))
                .isEqualTo(6);
    }

    @Test
    void severalRoundsOfOneGroupHaveOneTrace() {
        assertThat(traces(() -> {
                    var wg = new WaitGroup();
                    for (int round = 0; round < 3; round++) {
                        wg.add(2);
                        Go.go(wg::done);
                        Go.go(wg::done);
                        wg.await();
                    }
                }))
                .isEqualTo(1);
    }

    private static long traces(GoBody body) {
        var exploration = explorer().explore(body);
        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
        assertThat(exploration.redundant()).isZero();
        return exploration.executions();
    }

    // ---- used badly: found whatever is tried first ----

    @Test
    void aDoneThatCanComeBeforeItsAddIsFound() {
        assertThatEverySeedFinds(Panicked.class, () -> {
            var wg = new WaitGroup();
            Go.go(wg::done);
            wg.add(1);
        });
    }

    @Test
    void aDoneTooManyIsFoundIfOnlyAnAddInAnotherGoroutineHidesIt() {
        assertThatEverySeedFinds(Panicked.class, () -> {
            var wg = new WaitGroup();
            wg.add(1);
            Go.go(() -> wg.add(1));
            Go.go(wg::done);
            Go.go(wg::done);
        });
    }

    @Test
    void anAddBesideAWaitIsFound() {
        assertThatEverySeedFinds(DataRace.class, () -> {
            var wg = new WaitGroup();
            wg.go(() -> {});
            Go.go(() -> wg.go(() -> {}));
            wg.await();
        });
    }

    /// Main, who has added, is often the first to wait.
    @Test
    void anAddBesideTheSecondOfTwoWaitsIsFound() {
        assertThatEverySeedFinds(DataRace.class, () -> {
            var wg = new WaitGroup();
            Go.go(wg::await);
            wg.add(1);
            Go.go(wg::done);
            wg.await();
        });
    }

    /// The wait finds something only in schedules in which main is fast.
    @Test
    void anAddBesideAWaitThatMayFindNothingIsFound() {
        assertThatEverySeedFinds(DataRace.class, () -> {
            var wg = new WaitGroup();
            var step = Chan.<Integer>buffered(1);
            wg.add(1);
            Go.go(wg::done);
            Go.go(() -> addAndDone(wg));
            step.send(1);
            wg.await();
        });
    }

    /// Which of two additions starts from zero is known to no step.
    @Test
    void anAddBesideAWaitIsFoundWhereAnotherAddMayComeFirst() {
        assertThatEverySeedFinds(DataRace.class, () -> {
            var wg = new WaitGroup();
            Go.go(() -> addAndDone(wg));
            wg.add(1);
            Go.go(wg::done);
            wg.await();
        });
    }

    private static void addAndDone(WaitGroup wg) {
        wg.add(1);
        wg.done();
    }

    private static void assertThatEverySeedFinds(Class<?> failure, GoBody body) {
        for (long seed = 0; seed < SEEDS; seed++) {
            var exploration = explorer().seed(seed).explore(body);
            assertThat(exploration.failure()).as("seed %d", seed).get().isInstanceOf(failure);
            assertThat(exploration.replayed().failure()).get().isInstanceOf(failure);
        }
    }

    private static Explorer explorer() {
        return Explorer.explorer().strategy(Strategy.dpor());
    }
}
