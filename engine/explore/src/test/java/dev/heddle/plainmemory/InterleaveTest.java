package dev.heddle.plainmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.probe.Monitors;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `Races.INTERLEAVE`: a race is no failure, but what comes of it is.
final class InterleaveTest {
    private static final GoBody LOST_UPDATE = () -> {
        var counter = new Counter();
        var group = new WaitGroup();
        for (int i = 1; i <= 2; i++) {
            group.add(1);
            Go.go("adder-" + i, () -> {
                counter.increment();
                group.done();
            });
        }
        group.await();
        assertThat(counter.get()).isEqualTo(2);
    };

    static List<Strategy> strategies() {
        return List.of(
                Strategy.dpor(),
                Strategy.depthFirst(),
                Strategy.random(),
                Strategy.pct(3),
                Strategy.pos(),
                Strategy.urw(),
                Strategy.portfolio(),
                Strategy.auto());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void aLostUpdateFailsByItsConsequence(Strategy strategy) {
        var exploration = explorer().strategy(strategy).explore(LOST_UPDATE);

        assertThat(exploration.failure()).get().isInstanceOf(AssertionFailed.class);
        var replayed = Explorer.explorer()
                .races(Races.INTERLEAVE)
                .replay(exploration.failure().orElseThrow().replayToken(), LOST_UPDATE);
        assertThat(replayed.failure().map(Failure::message))
                .isEqualTo(exploration.failure().map(Failure::message));
    }

    @Test
    void severalWorkersFindTheSame() {
        var one = explorer().strategy(Strategy.random()).explore(LOST_UPDATE);
        var two = explorer().strategy(Strategy.random()).workers(2).explore(LOST_UPDATE);

        assertThat(two.failure().orElseThrow().replayToken())
                .isEqualTo(one.failure().orElseThrow().replayToken());
    }

    /// Four reads and writes of two goroutines can be put into order in six ways.
    @Test
    void exhaustiveSearchSeesEveryOrderOfTheAccesses() {
        Set<Integer> ends = new HashSet<>();
        var orders = new HashSet<List<String>>();

        var exploration = explorer().strategy(Strategy.depthFirst()).explore(() -> {
            var counter = new Counter();
            var order = new ArrayList<String>();
            var group = new WaitGroup();
            for (var name : List.of("a", "b")) {
                group.add(1);
                Go.go(name, () -> {
                    int seen = counter.get();
                    order.add(name + " reads");
                    counter.set(seen + 1);
                    order.add(name + " writes");
                    group.done();
                });
            }
            group.await();
            ends.add(counter.get());
            orders.add(order);
        });

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(ends).containsExactlyInAnyOrder(1, 2);
        assertThat(orders).hasSize(6);
    }

    @Test
    void elementsAndCollectionsBecomeStepsToo() {
        Set<Integer> elements = new HashSet<>();
        Set<Integer> sizes = new HashSet<>();

        var exploration = explorer().strategy(Strategy.dpor()).explore(() -> {
            var array = new int[2];
            var list = new ArrayList<Integer>();
            Go.go(() -> {
                Counter.element(array, 1, 1);
                Wholes.add(list, 1);
            });
            elements.add(Counter.element(array, 1));
            sizes.add(Wholes.size(list));
        });

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(elements).containsExactlyInAnyOrder(0, 1);
        assertThat(sizes).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aRaceThatOnlyHappensAfterAnotherIsFoundToo() {
        var exploration = explorer().strategy(Strategy.dpor()).explore(() -> {
            var first = new Counter();
            var second = new Counter();
            Go.go(() -> {
                first.set(1);
                second.next(second);
            });
            if (first.get() == 1 && second.next() == null) {
                throw Go.panic("between the two");
            }
        });

        assertThat(exploration.failure()).get().isInstanceOf(Panicked.class);
    }

    /// The writer comes to the monitor first, and to the field first once accesses to it are steps.
    @Test
    void whoComesToWhatFirstMayChangeOnceAccessesAreSteps() {
        GoBody body = () -> {
            var counter = new Counter();
            var monitor = new Object();
            Go.go(() -> {
                counter.set(1);
                enter(monitor);
            });
            enter(monitor);
            counter.get();
        };

        var exploration = explorer().strategy(Strategy.dpor()).explore(body);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
    }

    /// If the reader comes to the second monitor only where it reads 1, each comes to either first.
    @Test
    void whoComesToWhatFirstMayDependOnWhatIsRead() {
        GoBody body = () -> {
            var counter = new Counter();
            var monitors = List.of(new Object(), new Object());
            Go.go(() -> enter(monitors.getFirst()));
            Go.go(() -> {
                counter.set(1);
                enter(monitors.getLast());
            });
            enter(monitors.get(counter.get()));
        };

        var exploration = explorer().strategy(Strategy.dpor()).explore(body);

        assertThat(exploration.failures()).isEmpty();
    }

    private static void enter(Object monitor) {
        synchronized (Monitors.enter(monitor)) {
            Monitors.exit(monitor);
        }
    }

    @Test
    void severalWorkersKnowFromTheStartWhatRaces() {
        for (int i = 0; i < 20; i++) {
            var found = explorer().strategy(Strategy.dpor()).workers(2).explore(LOST_UPDATE);

            assertThat(found.failure()).get().isInstanceOf(AssertionFailed.class);
        }
    }

    @Test
    void theScheduleThatPassesIsFoundWithAccessesAsSteps() {
        var found = explorer().strategy(Strategy.dpor()).explore(LOST_UPDATE);

        assertThat(found.html()).contains("\"passing\":{").doesNotContain("\"passing\":null");
    }

    @Test
    void aRaceWithoutConsequencesIsSilent() {
        var exploration = explorer().explore(() -> {
            var counter = new Counter();
            Go.go(() -> counter.set(1));
            counter.get();
        });

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
    }

    private static Explorer explorer() {
        return Explorer.explorer().races(Races.INTERLEAVE);
    }
}
