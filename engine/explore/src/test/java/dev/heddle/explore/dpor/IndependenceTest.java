package dev.heddle.explore.dpor;

import static dev.heddle.explore.dpor.Programs.Part.AFTER;
import static dev.heddle.explore.dpor.Programs.Part.AWAIT;
import static dev.heddle.explore.dpor.Programs.Part.CHANNELS;
import static dev.heddle.explore.dpor.Programs.Part.CHOICE;
import static dev.heddle.explore.dpor.Programs.Part.CLOSE;
import static dev.heddle.explore.dpor.Programs.Part.COND;
import static dev.heddle.explore.dpor.Programs.Part.CONTEXT;
import static dev.heddle.explore.dpor.Programs.Part.FOREIGN_UNLOCK;
import static dev.heddle.explore.dpor.Programs.Part.MUTEX;
import static dev.heddle.explore.dpor.Programs.Part.ONCE;
import static dev.heddle.explore.dpor.Programs.Part.RACING;
import static dev.heddle.explore.dpor.Programs.Part.RW_MUTEX;
import static dev.heddle.explore.dpor.Programs.Part.SELECT;
import static dev.heddle.explore.dpor.Programs.Part.SEMAPHORE;
import static dev.heddle.explore.dpor.Programs.Part.SLEEP;
import static dev.heddle.explore.dpor.Programs.Part.TIMERS;
import static dev.heddle.explore.dpor.Programs.Part.VARIABLES;
import static dev.heddle.explore.dpor.Programs.Part.WAIT_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.Chooser;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Observer;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/// The dependence relation is valid: of two neighbours that are independent, each stays possible and touches what
/// it touched when they are swapped, and so does everything after them, to the end.
///
/// This runs the library, where the state is more than the model's: contexts have children, channels hold values.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class IndependenceTest {
    private static final int STEPS = 1_000;

    @Property(seed = "31")
    void neighboursCommute(@ForAll("withoutTime") Program program, @ForAll long seed) {
        check(program, seed);
    }

    @Provide
    Arbitrary<Program> withoutTime() {
        return Programs.of(
                VARIABLES,
                MUTEX,
                RW_MUTEX,
                FOREIGN_UNLOCK,
                CHANNELS,
                CLOSE,
                SELECT,
                WAIT_GROUP,
                COND,
                ONCE,
                SEMAPHORE,
                CONTEXT,
                CHOICE);
    }

    @Property(seed = "32")
    void neighboursCommuteBetweenTicks(@ForAll("withTime") Program program, @ForAll long seed) {
        check(program, seed);
    }

    @Provide
    Arbitrary<Program> withTime() {
        return Programs.of(
                SLEEP, TIMERS, AFTER, VARIABLES, MUTEX, RW_MUTEX, CHANNELS, CLOSE, SELECT, COND, CONTEXT, AWAIT);
    }

    @Property(seed = "33")
    void neighboursCommuteWithEarlyTimers(@ForAll("withEarlyTimers") Program program, @ForAll long seed) {
        check(program, seed);
    }

    @Provide
    Arbitrary<Program> withEarlyTimers() {
        return Programs.of(
                RACING, SLEEP, TIMERS, AFTER, VARIABLES, MUTEX, RW_MUTEX, CHANNELS, CLOSE, SELECT, COND, CONTEXT);
    }

    private static void check(Program program, long seed) {
        var swaps = new Swaps(program);
        swaps.scheduler.drive(() -> swaps.check(seed));
    }

    /// Runs a program along a random schedule, and then along those in which two neighbours are swapped.
    private static final class Swaps implements Chooser, Observer {
        final DeterministicScheduler scheduler;
        private final Interpreter interpreter;
        private final Footprints footprints = new Footprints();
        private SplittableRandom random = new SplittableRandom();
        private Labels wanted = new Labels();
        private Labels labels = new Labels();
        private Labels touched = new Labels();
        private boolean wasPossible;

        Swaps(Program program) {
            scheduler = new DeterministicScheduler(new Identities(), program.racing(), 0);
            interpreter = new Interpreter(program, new Names());
        }

        void check(long seed) {
            random = new SplittableRandom(seed);
            var outcome = run();
            var schedule = labels;
            var footprint = touched;
            var dependence = new Dependence(scheduler.model(), footprints);
            for (int i = 0; i + 1 < schedule.size(); i++) {
                long a = schedule.get(i);
                long b = schedule.get(i + 1);
                if (!isStartedBefore(schedule, i, b)
                        || dependence.areDependent(a, footprint.get(i), b, footprint.get(i + 1))) {
                    continue;
                }
                wanted = swapped(schedule, i);
                var swapped = run();
                assertThat(wasPossible)
                        .as("%s and %s at %d", Label.text(a), Label.text(b), i)
                        .isTrue();
                assertThat(touched.toArray(0)).isEqualTo(swapped(footprint, i).toArray(0));
                assertThat(swapped).isEqualTo(outcome);
            }
        }

        /// A goroutine cannot start before it is started, and nobody would ask for that order.
        private static boolean isStartedBefore(Labels schedule, int i, long label) {
            int g = Label.goroutine(label);
            for (int before = 0; before < i; before++) {
                if (Label.involves(schedule.get(before), g)) {
                    return true;
                }
            }
            return g == Label.CLOCK;
        }

        private static Labels swapped(Labels items, int i) {
            var swapped = new Labels();
            for (int k = 0; k < items.size(); k++) {
                swapped.add(items.get(k == i ? i + 1 : k == i + 1 ? i : k));
            }
            return swapped;
        }

        /// How the execution ends that follows `wanted`, and is random where that says nothing.
        private String run() {
            labels = new Labels();
            touched = new Labels();
            wasPossible = true;
            try {
                scheduler.execute(interpreter::main, this, STEPS, true, this);
                return interpreter.outcome();
            } finally {
                scheduler.unwind();
            }
        }

        @Override
        public int choose(Labels enabled, DeterministicScheduler scheduler) {
            if (wanted.isEmpty()) {
                return random.nextInt(enabled.size());
            }
            int at = labels.size() < wanted.size() ? enabled.indexOf(wanted.get(labels.size())) : CUT;
            wasPossible &= at != CUT;
            return at;
        }

        @Override
        public void executed(long label, Labels footprint) {
            labels.add(label);
            touched.add(footprints.code(footprint));
        }
    }
}
