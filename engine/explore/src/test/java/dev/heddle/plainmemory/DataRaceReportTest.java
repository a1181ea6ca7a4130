package dev.heddle.plainmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Failure;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Places;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told of a race on plain memory.
final class DataRaceReportTest {
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
    };

    /// Each goroutine is inside a monitor of its own when it races.
    private static final GoBody RACES_INSIDE_MONITORS = () -> {
        var counter = new Counter();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                synchronized (Monitors.enter(new Object())) {
                    Go.yieldNow();
                    counter.increment();
                }
            });
        }
    };

    @Test
    void aLostUpdateIsFoundInTheFirstExecution() {
        var exploration = Explorer.explorer().strategy(Strategy.random()).explore(LOST_UPDATE);

        assertThat(exploration.failure()).get().isInstanceOf(DataRace.class);
        assertThat(exploration.executions()).isEqualTo(1);
    }

    @Test
    void bothAccessesAreNamedWithTheirGoroutinesAndPlaces() {
        var race = (DataRace) failure(LOST_UPDATE);

        assertThat(race.variable()).isEqualTo("Counter.value");
        assertThat(race.first().goroutine()).isEqualTo("adder-1");
        assertThat(race.first().what()).isEqualTo("write");
        assertThat(race.first().at().toString()).startsWith("dev.heddle.plainmemory.Counter.set(Counter.java:");
        assertThat(race.first().startedAt().getMethodName()).contains("lambda");
        assertThat(race.second().goroutine()).isEqualTo("adder-2");
        assertThat(race.second().what()).isEqualTo("read");
        assertThat(race.second().at().toString()).startsWith("dev.heddle.plainmemory.Counter.get(Counter.java:");
    }

    /// A goroutine that was halted at a race had taken the monitors of its driver along, and never came back.
    @Test
    void aMonitorOfWhoeverExploresIsFreeAgainAfterARace() throws InterruptedException {
        var monitor = new Object();
        var taken = new AtomicBoolean();
        synchronized (monitor) {
            failure(RACES_INSIDE_MONITORS);
        }

        var other = Thread.ofPlatform().daemon().start(() -> {
            synchronized (monitor) {
                taken.set(true);
            }
        });
        other.join(Duration.ofSeconds(30));

        assertThat(taken).isTrue();
    }

    /// As above: the monitor was that of what the workers share.
    @ParameterizedTest
    @ValueSource(strings = {"dpor", "random"})
    @Timeout(60)
    void severalWorkersFindARaceAndGoHome(String name) {
        var strategy = name.equals("dpor") ? Strategy.dpor() : Strategy.random();

        for (int i = 0; i < 50; i++) {
            var found = explorer().strategy(strategy).workers(2).explore(RACES_INSIDE_MONITORS);

            assertThat(found.failure()).get().isInstanceOf(DataRace.class);
        }
    }

    @Test
    void theAccessesStandInTheColumnsOfTheirGoroutines() {
        var withPlaces = explorer().explore(LOST_UPDATE).report();

        var report = withPlaces.replaceAll("(?m) +[A-Za-z]+\\.java:[0-9]+$", "");
        assertThat(report).contains("""
                  step  main                   adder-1                  adder-2
                     1  start
                     2  add 1 to wait group 1
                     3  add 1 to wait group 1
                     4                         start
                                               read Counter.value = 0
                                               write Counter.value = 1
                     5                         done wait group 1
                     6                                                  start
                                                                        read Counter.value = 1
                """.indent(0));
        assertThat(withPlaces).containsPattern("read Counter.value = 0 +Counter.java:[0-9]+\n");
    }

    @Test
    void aReplayTellsTheSame() {
        var exploration = explorer().explore(LOST_UPDATE);

        var again = exploration.replayed();

        assertThat(again.failure().map(Failure::message))
                .isEqualTo(exploration.failure().map(Failure::message));
    }

    @Test
    void aRaceOnAStaticFieldNamesTheField() {
        var race = failure(() -> {
            Go.go(() -> Counter.total(1));
            Counter.total();
        });

        assertThat(race.headline()).isEqualTo("data race on Counter.total");
    }

    @Test
    void aRaceOnAnElementNamesTheElement() {
        var race = failure(() -> {
            var array = new int[100];
            Go.go(() -> Counter.element(array, 70, 1));
            Counter.element(array, 70, 2);
        });

        assertThat(race.headline()).isEqualTo("data race on element 70 of int[100]");
    }

    @Test
    void elementsDoNotRaceWithEachOther() {
        explorer().check(() -> {
            var array = new int[3];
            for (int i = 0; i < 3; i++) {
                int own = i;
                Go.go(() -> Counter.element(array, own, own));
            }
        });
    }

    @Test
    void anElementThatDoesNotExistIsNoAccess() {
        explorer().check(() -> {
            var array = new int[1];
            for (int i = 0; i < 2; i++) {
                Go.go(() -> {
                    try {
                        Counter.element(array, 1, 1);
                    } catch (ArrayIndexOutOfBoundsException e) {
                        assertThat(e).isNotNull();
                    }
                });
            }
        });
    }

    /// The goroutine stops in front of the access, so what would come of it does not happen.
    @Test
    void aRaceEndsTheExecutionAtOnceAndWinsOverAPanic() {
        var race = failure(() -> {
            var counter = new Counter();
            Go.go(() -> counter.set(1));
            Time.sleep(Duration.ofMillis(1));
            counter.get();
            throw Go.panic("too late");
        });

        assertThat(race).isInstanceOf(DataRace.class);
    }

    /// Sender and receiver both go on after they have met, and the one that goes first panics.
    @Test
    void aRaceWinsOverAPanicOfTheSameStep() {
        var exploration = Explorer.explorer().strategy(Strategy.dpor()).explore(() -> {
            var counter = new Counter();
            var channel = Chan.<Unit>unbuffered();
            Go.go("unrelated", () -> counter.set(1));
            Go.go("receiver", () -> {
                channel.receive();
                throw Go.panic("received");
            });
            channel.send(Unit.UNIT);
            counter.get();
        });

        assertThat(exploration.failure()).get().isInstanceOfAny(DataRace.class);
    }

    @Test
    void aGoroutineThatSpinsOnAPlainFieldIsFoundOut() {
        var exploration = Explorer.explorer().maxSteps(100).explore(() -> {
            var flag = new Counter();
            Go.go("spinner", () -> {
                while (flag.get() == 0) {
                    Thread.onSpinWait();
                }
            });
            flag.set(1);
        });

        assertThat(exploration.failure()).get().isInstanceOf(DataRace.class);
    }

    @Test
    void whoCopiesALargeArrayIsNotTakenForOneThatSpins() {
        var array = new int[100_000];

        var exploration = Explorer.explorer()
                .maxSteps(3)
                .explore(() -> Memory.readElements(array, 0, array.length, Places.UNKNOWN));

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
    }

    @Test
    void anAdditionToAWaitGroupThatRacesWithTheWaitIsFound() {
        var exploration = explorer().explore(() -> {
            var group = new WaitGroup();
            Go.go("late", () -> {
                group.add(1);
                group.done();
            });
            group.await();
        });

        assertThat(exploration.failure().map(Failure::message).orElse(""))
                .startsWith("data race on wait group 1\n  wait   by goroutine \"main\"   at dev.heddle.plainmemory")
                .contains("\n  add    by goroutine \"late\"   at dev.heddle.plainmemory");
        assertThat(exploration.replayed().failure().map(Failure::message))
                .isEqualTo(exploration.failure().map(Failure::message));
    }

    @Test
    void everyReportSaysWhetherPlainMemoryWasWatched() {
        assertThat(explorer().explore(() -> new Counter().get()).report()).contains("plain memory was watched");
        assertThat(explorer().explore(() -> {}).report())
                .contains("plain memory was not watched: run the body in a @GoTest, or the JVM with -javaagent");
        assertThat(explorer().races(Races.IGNORE).explore(LOST_UPDATE).report())
                .contains("no failure")
                .contains("plain memory was not watched: Races.IGNORE");
    }

    private static Explorer explorer() {
        return Explorer.explorer().strategy(Strategy.dpor());
    }

    private static Failure failure(GoBody body) {
        Exploration exploration = explorer().explore(body);
        return exploration.failure().orElseThrow();
    }
}
