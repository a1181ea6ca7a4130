package dev.heddle.explore.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.MemoryObserver;
import dev.heddle.scheduler.Observer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// FastTrack against the definition, over random programs under random schedules: both name the same access as the
/// first that races, or none.
final class FastTrackTest {
    private static final int PROGRAMS = 4_000;
    private static final int SCHEDULES = 3;

    private final DeterministicScheduler scheduler = new DeterministicScheduler(new Identities(), false, 1);
    private int races;
    private int clean;
    private long accesses;

    @Test
    void theFirstRaceIsTheOneOfTheDefinition() {
        scheduler.drive(() -> {
            for (int program = 0; program < PROGRAMS; program++) {
                for (int schedule = 0; schedule < SCHEDULES; schedule++) {
                    compare(program, schedule);
                }
            }
        });

        // Programs that always race, or never, would show little.
        assertThat(races).isGreaterThan(PROGRAMS);
        assertThat(clean).isGreaterThan(PROGRAMS / 2);
        assertThat(accesses).isGreaterThan(50_000);
    }

    private void compare(int program, int schedule) {
        var detector = new RaceDetector(scheduler, new Leftovers(scheduler));
        detector.reset(null);
        var slow = new BruteForce(scheduler);
        var random = new SplittableRandom(31L * program + schedule);
        scheduler.observeMemory(new BothMemory(slow, detector));
        scheduler.execute(
                () -> new RandomMemoryProgram(program).run(),
                (enabled, _) -> random.nextInt(enabled.size()),
                1_000,
                false,
                new Both(slow, detector));
        scheduler.unwind();

        var where = "program " + program + ", schedule " + schedule;
        var race = detector.race();
        var expected = slow.found();
        assertThat(race != null).as(where).isEqualTo(expected != null);
        if (race != null && expected != null) {
            races++;
            assertThat(race.second().goroutine()).as(where).isEqualTo(expected.goroutine);
            assertThat(slow.foundWith())
                    .as(where)
                    .anyMatch(e -> e.goroutine == race.first().goroutine()
                            && e.isWrite
                                    == (race.first().how() == Race.How.WRITE
                                            || race.first().how() == Race.How.WRITE_ATOMIC));
        } else {
            clean++;
        }
        accesses += slow.accesses();
    }

    private record Both(Observer first, Observer second) implements Observer {
        @Override
        public void spawned(@Nullable Goroutine by, Goroutine child) {
            first.spawned(by, child);
            second.spawned(by, child);
        }

        @Override
        public void executed(long label, Labels footprint) {
            first.executed(label, footprint);
            second.executed(label, footprint);
        }
    }

    private record BothMemory(MemoryObserver first, MemoryObserver second) implements MemoryObserver {
        @Override
        public void read(Goroutine g, Object owner, int index, int place) {
            first.read(g, owner, index, place);
            second.read(g, owner, index, place);
        }

        @Override
        public void write(Goroutine g, Object owner, int index, int place) {
            first.write(g, owner, index, place);
            second.write(g, owner, index, place);
        }

        @Override
        public void whole(Goroutine g, boolean isWrite, Object collection, int place) {
            first.whole(g, isWrite, collection, place);
            second.whole(g, isWrite, collection, place);
        }

        @Override
        public void access(Goroutine g, How how, Object owner, int index, int place) {
            first.access(g, how, owner, index, place);
            second.access(g, how, owner, index, place);
        }

        @Override
        public void derived(Object view, Object from) {
            first.derived(view, from);
            second.derived(view, from);
        }
    }
}
