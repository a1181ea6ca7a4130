package dev.heddle.explore.dpor;

import static dev.heddle.explore.dpor.Programs.Part.CHANNELS;
import static dev.heddle.explore.dpor.Programs.Part.COUNTED;
import static dev.heddle.explore.dpor.Programs.Part.VARIABLES;
import static dev.heddle.explore.dpor.Programs.Part.WAIT_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.race.Leftovers;
import dev.heddle.explore.race.RaceDetector;
import dev.heddle.explore.strategy.DepthFirst;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// An addition to a wait group that races with a wait is found by the exhaustive search if any interleaving shows
/// it, and if none does, not: that counting up and down can be swapped in a group that is used well hides nothing.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, maxDiscardRatio = 3)
class WaitGroupRacesTest {
    private static final int STEPS = 1_000;
    private static final int MOST_INTERLEAVINGS = 3_000;

    @Property(seed = "1")
    void anAdditionThatRacesWithAWaitIsFound(@ForAll("ofWaitGroups") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofWaitGroups() {
        return Programs.of(WAIT_GROUP, VARIABLES);
    }

    @Property(seed = "2")
    void anAdditionThatRacesBesideGoodUseIsFound(@ForAll("ofCountedGoroutines") Program program) {
        check(program);
    }

    @Provide
    Arbitrary<Program> ofCountedGoroutines() {
        return Programs.of(COUNTED, WAIT_GROUP, VARIABLES, CHANNELS);
    }

    private static void check(Program program) {
        var everything = new Watched(program);
        Assume.that(everything.run(new DepthFirst(), MOST_INTERLEAVINGS));

        var searched = new Watched(program);
        assertThat(searched.run(new OptimalDpor(searched.scheduler, seedOf(program)), MOST_INTERLEAVINGS))
                .isTrue();

        assertThat(searched.hasRace).isEqualTo(everything.hasRace);
    }

    private static long seedOf(Program program) {
        return program.toString().hashCode();
    }

    /// A program that is run until an addition races with a wait.
    private static final class Watched {
        final DeterministicScheduler scheduler;
        private final Interpreter interpreter;
        private final RaceDetector detector;
        boolean hasRace;

        Watched(Program program) {
            scheduler = new DeterministicScheduler(new Identities(), program.racing(), 0);
            interpreter = new Interpreter(program, new Names());
            detector = new RaceDetector(scheduler, new Leftovers(scheduler));
        }

        /// False if there are more executions.
        boolean run(Search search, long most) {
            var within = new boolean[1];
            scheduler.drive(() -> within[0] = runAll(search, most));
            return within[0];
        }

        private boolean runAll(Search search, long most) {
            for (long number = 0; !hasRace && search.begin(number); number++) {
                if (number == most) {
                    return false;
                }
                execute(search);
            }
            return true;
        }

        private void execute(Search search) {
            try {
                detector.reset(null);
                var told = search.observer();
                var observer = told == null ? detector : new Both(told, detector);
                var ending = scheduler.execute(interpreter::main, search, STEPS, true, observer);
                hasRace = detector.race() != null || detector.admitsQuietRace();
                if (!hasRace) {
                    search.end(scheduler, ending);
                }
            } finally {
                scheduler.unwind();
            }
        }
    }

    private record Both(Observer first, Observer second) implements Observer {
        @Override
        public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
            first.created(by, object, type, parameter, name);
            second.created(by, object, type, parameter, name);
        }

        @Override
        public void spawned(@Nullable Goroutine by, Goroutine child) {
            first.spawned(by, child);
            second.spawned(by, child);
        }

        @Override
        public void pended(Goroutine g) {
            first.pended(g);
            second.pended(g);
        }

        @Override
        public void executed(long label, Labels footprint) {
            first.executed(label, footprint);
            second.executed(label, footprint);
        }

        @Override
        public void ended(Goroutine g) {
            first.ended(g);
            second.ended(g);
        }
    }
}
