package dev.heddle.explore.dpor;

import static dev.heddle.explore.dpor.Programs.Part.AFTER;
import static dev.heddle.explore.dpor.Programs.Part.AWAIT;
import static dev.heddle.explore.dpor.Programs.Part.CHANNELS;
import static dev.heddle.explore.dpor.Programs.Part.CHOICE;
import static dev.heddle.explore.dpor.Programs.Part.CLOSE;
import static dev.heddle.explore.dpor.Programs.Part.COND;
import static dev.heddle.explore.dpor.Programs.Part.MUTEX;
import static dev.heddle.explore.dpor.Programs.Part.ONCE;
import static dev.heddle.explore.dpor.Programs.Part.RACING;
import static dev.heddle.explore.dpor.Programs.Part.RW_MUTEX;
import static dev.heddle.explore.dpor.Programs.Part.SELECT;
import static dev.heddle.explore.dpor.Programs.Part.SLEEP;
import static dev.heddle.explore.dpor.Programs.Part.TIMERS;
import static dev.heddle.explore.dpor.Programs.Part.VARIABLES;
import static dev.heddle.explore.dpor.Programs.Part.WAIT_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.model.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/// Workers that share an exhaustive search run what one alone runs. They are played here by one thread, so that
/// answers can come in any order, be lost, and come twice.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, maxDiscardRatio = 5)
class FrontierTest {
    private static final int MOST_EXECUTIONS = 300;
    private static final int TRIES = 200;

    /// A search that is shared, played with random decisions.
    private static final class Shared {
        private final SplittableRandom random;
        private final Frontier frontier = new Frontier();
        private final List<Explored> workers = new ArrayList<>();
        private final List<Subtree> toDo = new ArrayList<>();
        final Map<String, String> traces = new HashMap<>();
        long executions;
        long redundant;

        Shared(Program program, SplittableRandom random) {
            this.random = random;
            var identities = new Identities();
            int count = random.nextInt(1, 7);
            for (int i = 0; i < count; i++) {
                workers.add(new Explored(program, identities.forAnotherThread(), random.nextInt(3)));
            }
        }

        void run(int budget) {
            while (!frontier.isDone()) {
                handOut();
                assertThat(toDo).as("something is left").isNotEmpty();
                // Only the last of several that work at the same time is answered; the others are to be done still.
                work(toDo.remove(random.nextInt(toDo.size())), budget);
            }
            redundant = workers.stream().mapToLong(w -> w.search().redundant()).sum();
            assertThat(frontier.next()).isNull();
        }

        private void handOut() {
            while (toDo.isEmpty() || toDo.size() < workers.size() && random.nextInt(4) > 0) {
                var next = frontier.next();
                if (next == null) {
                    return;
                }
                toDo.add(next);
            }
        }

        private void work(Subtree subtree, int budget) {
            var worker = workers.get(random.nextInt(workers.size()));
            var known = Map.copyOf(worker.traces);
            worker.traces.clear();
            var answer = worker.explore(subtree, budget);
            var found = Map.copyOf(worker.traces);
            worker.traces.putAll(known);
            if (random.nextInt(5) == 0) {
                toDo.add(subtree); // the answer is lost, so somebody else gets the subtree
                return;
            }
            assertThat(frontier.accept(answer)).isTrue();
            executions += found.size();
            traces.putAll(found);
            if (random.nextInt(10) == 0) {
                assertThat(frontier.accept(answer))
                        .as("an answer that comes again")
                        .isFalse();
            }
        }
    }

    @Property(seed = "1", tries = TRIES)
    void variables(@ForAll("ofVariables") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofVariables() {
        return Programs.of(VARIABLES);
    }

    @Property(seed = "2", tries = TRIES)
    void locks(@ForAll("ofLocks") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofLocks() {
        return Programs.of(VARIABLES, MUTEX, RW_MUTEX);
    }

    @Property(seed = "3", tries = TRIES)
    void channels(@ForAll("ofChannels") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofChannels() {
        return Programs.of(CHANNELS, CLOSE, VARIABLES);
    }

    @Property(seed = "4", tries = TRIES)
    void selects(@ForAll("ofSelects") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofSelects() {
        return Programs.of(SELECT);
    }

    @Property(seed = "5", tries = TRIES)
    void channelsAndSelects(@ForAll("ofChannelsAndSelects") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofChannelsAndSelects() {
        return Programs.of(SELECT, CHANNELS, CLOSE);
    }

    @Property(seed = "6", tries = TRIES)
    void waitGroups(@ForAll("ofWaitGroups") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofWaitGroups() {
        return Programs.of(WAIT_GROUP, VARIABLES, MUTEX);
    }

    @Property(seed = "7", tries = TRIES)
    void many(@ForAll("ofMany") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofMany() {
        return Programs.of(VARIABLES, MUTEX, RW_MUTEX, CHANNELS, CLOSE, SELECT, COND, ONCE, CHOICE, AWAIT);
    }

    @Property(seed = "8", tries = TRIES)
    void timers(@ForAll("ofTimers") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofTimers() {
        return Programs.of(VARIABLES, CHANNELS, SELECT, SLEEP, TIMERS, AFTER);
    }

    @Property(seed = "9", tries = TRIES)
    void racingTimers(@ForAll("ofRacingTimers") Program program, @ForAll long seed) {
        check(program, new SplittableRandom(seed));
    }

    @Provide
    Arbitrary<Program> ofRacingTimers() {
        return Programs.of(VARIABLES, CHANNELS, SELECT, SLEEP, TIMERS, AFTER, RACING);
    }

    private static void check(Program program, SplittableRandom random) {
        var alone = new Explored(program, 1);
        Assume.that(alone.run(MOST_EXECUTIONS) && alone.startedOver == 0);

        var shared = new Shared(program, random);
        shared.run(random.nextInt(1, 8));

        assertThat(shared.traces).isEqualTo(alone.traces);
        assertThat(shared.executions).isEqualTo(alone.executions);
        assertThat(shared.redundant).isZero();
    }
}
