package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.probe.InstantSources;
import dev.heddle.probe.Instants;
import dev.heddle.probe.LocalDates;
import dev.heddle.probe.Maths;
import dev.heddle.probe.PlainObjects;
import dev.heddle.probe.Randoms;
import dev.heddle.probe.SecureRandoms;
import dev.heddle.probe.Systems;
import dev.heddle.probe.ThreadLocalRandoms;
import dev.heddle.probe.Threads;
import dev.heddle.probe.TimeUnits;
import dev.heddle.probe.Uuids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Time and chance of plain Java in an execution.
class TimeAndChanceTest {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

    @Test
    void timeIsVirtual() {
        var search = Search.by(Strategy.dpor(), _ -> {
            long before = Systems.nanoTime();
            Threads.sleep(Duration.ofHours(1));
            TimeUnits.sleep(TimeUnit.HOURS, 1);

            assertThat(Systems.nanoTime() - before)
                    .isEqualTo(Duration.ofHours(2).toNanos());
            assertThat(Systems.currentTimeMillis())
                    .isEqualTo(START.plus(Duration.ofHours(2)).toEpochMilli());
            assertThat(Instants.now()).isEqualTo(START.plus(Duration.ofHours(2)));
            assertThat(InstantSources.instant(Clock.systemUTC())).isEqualTo(START.plus(Duration.ofHours(2)));
            assertThat(InstantSources.instant(Clock.fixed(START, ZoneOffset.UTC)))
                    .isEqualTo(START);
            assertThat(LocalDates.now(ZoneOffset.UTC)).hasToString("2000-01-01");
        });

        assertThat(search.outcomes()).isEmpty();
    }

    @Test
    void chanceIsFixedByTheSeed() {
        var search = Search.exhaustive(outcome -> {
            var draws = new StringBuilder();
            draws.append(Maths.random()).append(' ').append(Randoms.make().nextInt());
            draws.append(' ').append(ThreadLocalRandoms.nextInt(ThreadLocalRandom.current(), 1_000_000));
            draws.append(' ')
                    .append(Uuids.randomUUID())
                    .append(' ')
                    .append(SecureRandoms.make().nextLong());
            Together.run(() -> {}, () -> {});
            outcome.accept(draws.toString());
        });

        assertThat(search.outcomes()).hasSize(1);
    }

    @Test
    void anotherSeedDrawsSomethingElse() {
        var drawn = new HashSet<Double>();
        for (long seed = 0; seed < 5; seed++) {
            Explorer.explorer().seed(seed).executions(1).explore(() -> drawn.add(Maths.random()));
        }

        assertThat(drawn).hasSize(5);
    }

    @Test
    void aUuidIsOneOfVersion4() {
        var search = Search.by(Strategy.dpor(), _ -> {
            var uuid = Uuids.randomUUID();
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        });

        assertThat(search.outcomes()).isEmpty();
    }

    @Test
    void identityHashCodesAreTheSameInEveryExecution() {
        var search = Search.sampled(Strategy.random(), 10, outcome -> {
            var object = PlainObjects.make();
            outcome.accept(PlainObjects.hashCode(object) + " " + Systems.identityHashCode(object) + " "
                    + PlainObjects.hashCode("a string"));
        });

        assertThat(search.outcomes()).hasSize(1);
        var parts = search.outcomes().iterator().next().split(" ");
        assertThat(parts[0]).isEqualTo(parts[1]);
        assertThat(parts[2]).isEqualTo("" + "a string".hashCode());
    }

    @Test
    void aNameThatMeansDifferentObjectsMakesTheSearchIncomplete() {
        // Nobody tells who made these; which of them a goroutine comes to first depends on the schedule.
        var search = Search.by(Strategy.dpor(), _ -> {
            var a = new Object();
            var b = new Object();
            var turn = new dev.heddle.sync.ConcurrentMap<String, Object>();
            Together.run(
                    () -> {
                        turn.store("lock", a);
                        Synchronized.on(a, () -> {});
                    },
                    () -> {
                        var lock = turn.load("lock");
                        Synchronized.on(lock == null ? b : lock, () -> {});
                        Synchronized.on(b, () -> {});
                    });
        });

        assertThat(search.outcomes()).isEmpty();
        assertThat(search.exploration().exhaustive()).isFalse();
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() {
        assertThat(Systems.currentTimeMillis())
                .isGreaterThan(START.plus(Duration.ofDays(365)).toEpochMilli());
        assertThat(Maths.random()).isBetween(0.0, 1.0);
        var object = new Object();
        assertThat(Systems.identityHashCode(object)).isEqualTo(System.identityHashCode(object));
        assertThat(PlainObjects.hashCode(object)).isEqualTo(object.hashCode());
    }
}
