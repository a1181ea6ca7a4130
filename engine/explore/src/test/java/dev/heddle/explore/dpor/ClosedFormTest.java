package dev.heddle.explore.dpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs whose number of traces is known in closed form: the exhaustive search runs exactly so many executions,
/// at every size up to 10,000 of them, and cuts none off.
class ClosedFormTest {
    private static final long MOST = 10_000;
    /// Programs with one trace at every size are run up to this one.
    private static final int LARGEST = 16;

    @Test
    void writersOfAVariable() {
        check(1, n -> () -> Literature.writers(n), ClosedFormTest::factorial);
    }

    @Test
    void oneWriterAndReadersOfAVariable() {
        check(1, n -> () -> Literature.readers(n), n -> power(2, n));
    }

    @Test
    void lastZero() {
        check(1, n -> () -> Literature.lastZero(n), n -> n == 1 ? 2 : (n + 3) * power(2, n - 2));
    }

    @Test
    void incrementsInTwoSteps() {
        check(1, n -> () -> Literature.increments(n), n -> power(factorial(n), 2));
    }

    @Test
    void incrementsInOneStep() {
        check(1, n -> () -> Literature.fetchAndAdd(n), ClosedFormTest::factorial);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void criticalSectionsOfOneMutex(int each) {
        check(1, n -> () -> Literature.sections(n, each), n -> factorial(n * each) / power(factorial(each), n));
    }

    @Test
    void philosophersWithExactlyOneDeadlock() {
        for (int n = 2; power(2, n) - 1 <= MOST; n++) {
            int seats = n;
            var meals = new AtomicLong();

            var exploration = explore(() -> Literature.philosophers(seats, seats, meals::incrementAndGet));

            assertRuns(exploration, power(2, n) - 1);
            assertThat(exploration.failures()).singleElement().isInstanceOf(Deadlock.class);
            assertThat(meals).as("executions without deadlock").hasValue(exploration.executions() - 1);
        }
    }

    @Test
    void sendersToOneReceiver() {
        check(1, n -> () -> Literature.sendersToOneReceiver(n), ClosedFormTest::factorial);
    }

    @Test
    void sendersAndReceiversWithRoomForAll() {
        check(1, n -> () -> Literature.sendersAndReceivers(n, n), n -> power(factorial(n), 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 16})
    void aPipeHasOneTrace(int capacity) {
        check(1, n -> () -> Literature.pipe(capacity, n), _ -> 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void fanInBySelect(int capacity) {
        check(1, n -> () -> Literature.fanIn(n, capacity), ClosedFormTest::factorial);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aPoolOfWorkers(int workers) {
        check(1, jobs -> () -> Literature.workerPool(jobs, workers), jobs -> power(workers, jobs));
    }

    @Test
    void aWaitGroupHasOneTrace() {
        check(1, n -> () -> Literature.waitGroup(n), _ -> 1);
    }

    @Test
    void aReadLockTakenTwiceBesideAWriterDeadlocksOnce() {
        var done = new AtomicLong();

        var exploration = explore(() -> Literature.recursiveReadLock(done::incrementAndGet));

        assertRuns(exploration, 3);
        assertThat(exploration.failures()).singleElement().isInstanceOf(Deadlock.class);
        assertThat(done).hasValue(2);
    }

    @Test
    void twoSendersAndOneReceiveAlwaysLeak() {
        var exploration = explore(Literature::twoSendersOneReceive);

        assertRuns(exploration, 2);
        assertThat(exploration.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(GoroutineLeak.class));
    }

    private static void check(int first, IntFunction<GoBody> program, IntToLongFunction traces) {
        for (int n = first; n <= LARGEST && traces.applyAsLong(n) <= MOST; n++) {
            var exploration = explore(program.apply(n));

            assertRuns(exploration, traces.applyAsLong(n));
            assertThat(exploration.failures()).isEmpty();
        }
    }

    static Exploration explore(GoBody body) {
        return Explorer.explorer()
                .strategy(Strategy.dpor())
                .executions(4 * MOST)
                .budget(Duration.ofMinutes(10))
                .stopAtFailure(false)
                .shrink(false)
                .explore(body);
    }

    static void assertRuns(Exploration exploration, long executions) {
        assertThat(exploration.executions()).isEqualTo(executions);
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.exhaustive()).isTrue();
    }

    private static long factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }

    private static long power(long base, int exponent) {
        return exponent == 0 ? 1 : base * power(base, exponent - 1);
    }
}
