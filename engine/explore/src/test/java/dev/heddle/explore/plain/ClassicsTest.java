package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.operation.Site;
import dev.heddle.probe.Locks;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.PlainObjects;
import dev.heddle.probe.ReentrantLocks;
import dev.heddle.probe.Threads;
import dev.heddle.probe.Volatiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// Bugs of the textbooks in plain threads: how soon they are found, and that they replay, under every strategy.
class ClassicsTest {
    private static final int SEEDS = 100;
    private static final int VALUE = Places.add(Place.Kind.FIELD, Cell.class.getName(), "value", Site.UNKNOWN);

    static final class Cell {
        volatile int value;

        int get() {
            Volatiles.beforeRead(this, VALUE);
            return value;
        }

        void set(int next) {
            Volatiles.beforeWrite(this, VALUE);
            value = next;
        }
    }

    private static void opposedLocks() throws InterruptedException {
        var a = PlainObjects.make();
        var b = PlainObjects.make();
        runAll(
                () -> Synchronized.on(a, () -> Synchronized.on(b, () -> {})),
                () -> Synchronized.on(b, () -> Synchronized.on(a, () -> {})));
    }

    private static void philosophers() throws InterruptedException {
        var forks = new ReentrantLock[5];
        Arrays.setAll(forks, _ -> ReentrantLocks.make());
        var bodies = new Runnable[forks.length];
        Arrays.setAll(bodies, i -> () -> {
            Locks.lock(forks[i]);
            Locks.lock(forks[(i + 1) % forks.length]);
            Locks.unlock(forks[(i + 1) % forks.length]);
            Locks.unlock(forks[i]);
        });
        runAll(bodies);
    }

    private static void bufferWithIf() throws InterruptedException {
        var buffer = new ArrayList<Integer>();
        Runnable consumer = () -> Synchronized.on(buffer, () -> {
            if (buffer.isEmpty()) {
                await(buffer);
            }
            buffer.removeFirst();
            Monitors.signal(buffer);
        });
        Runnable producer = () -> Synchronized.on(buffer, () -> {
            if (!buffer.isEmpty()) {
                await(buffer);
            }
            assertThat(buffer).isEmpty();
            buffer.add(1);
            Monitors.signal(buffer);
        });
        runAll(thrice(consumer), thrice(consumer), thrice(producer), thrice(producer));
    }

    private static void await(Object monitor) {
        try {
            Monitors.await(monitor);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Runnable thrice(Runnable body) {
        return () -> {
            for (int i = 0; i < 3; i++) {
                body.run();
            }
        };
    }

    private static void volatileUpdate() throws InterruptedException {
        var cell = new Cell();
        Runnable increment = () -> cell.set(cell.get() + 1);
        runAll(increment, increment);
        assertThat(cell.get()).isEqualTo(2);
    }

    private static void runAll(Runnable... bodies) throws InterruptedException {
        var threads = Arrays.stream(bodies).map(Threads::make).toList();
        threads.forEach(Threads::start);
        for (var thread : threads) {
            Threads.join(thread);
        }
    }

    @Test
    void theMediansAreSmall() {
        assertThat(median(ClassicsTest::opposedLocks)).isLessThanOrEqualTo(2);
        assertThat(median(ClassicsTest::philosophers)).isLessThanOrEqualTo(11);
        assertThat(median(ClassicsTest::bufferWithIf)).isLessThanOrEqualTo(2);
        assertThat(median(ClassicsTest::volatileUpdate)).isLessThanOrEqualTo(2);
    }

    /// The number of executions until the bug is found, of most seeds.
    private static long median(GoBody body) {
        var counts = new ArrayList<Long>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            var found = Explorer.explorer()
                    .seed(seed)
                    .executions(10_000)
                    .shrink(false)
                    .explore(body);
            assertThat(found.failure()).isPresent();
            counts.add(found.executions());
        }
        counts.sort(null);
        return counts.get(SEEDS / 2);
    }

    @Test
    void eachIsFoundAndReplaysUnderEveryStrategy() {
        List<GoBody> bodies = List.of(
                ClassicsTest::opposedLocks,
                ClassicsTest::philosophers,
                ClassicsTest::bufferWithIf,
                ClassicsTest::volatileUpdate);
        for (var strategy : List.of(
                Strategy.dpor(),
                Strategy.random(),
                Strategy.pct(3),
                Strategy.pos(),
                Strategy.urw(),
                Strategy.portfolio())) {
            for (var body : bodies) {
                var explorer = Explorer.explorer().strategy(strategy).executions(100_000);
                var found = explorer.explore(body).failure().orElseThrow();

                for (int i = 0; i < 5; i++) {
                    var again = explorer.replay(found.replayToken(), body).failure();
                    assertThat(again).isPresent();
                    assertThat(again.get().message()).isEqualTo(found.message());
                }
            }
        }
    }
}
