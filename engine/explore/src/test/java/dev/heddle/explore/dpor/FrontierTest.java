package dev.heddle.explore.dpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.dpor.Programs.Part;
import dev.heddle.model.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Workers that share an exhaustive search run what one alone runs. They are played here by one thread, so that
/// answers can come in any order, be lost, and come twice.
class FrontierTest {
    private static final int MOST_EXECUTIONS = 300;

    /// What random programs are made of.
    enum Mix {
        VARIABLES(Part.VARIABLES),
        LOCKS(Part.VARIABLES, Part.MUTEX, Part.RW_MUTEX),
        CHANNELS(Part.CHANNELS, Part.CLOSE, Part.VARIABLES),
        SELECTS(Part.SELECT, Part.CHANNELS, Part.CLOSE),
        ONLY_SELECTS(Part.SELECT),
        ALL(
                Part.VARIABLES,
                Part.MUTEX,
                Part.RW_MUTEX,
                Part.CHANNELS,
                Part.CLOSE,
                Part.SELECT,
                Part.COND,
                Part.ONCE,
                Part.CHOICE,
                Part.AWAIT),
        WAIT_GROUPS(Part.WAIT_GROUP, Part.VARIABLES, Part.MUTEX),
        TIME(Part.VARIABLES, Part.CHANNELS, Part.SELECT, Part.SLEEP, Part.TIMERS, Part.AFTER),
        RACING(Part.VARIABLES, Part.CHANNELS, Part.SELECT, Part.SLEEP, Part.TIMERS, Part.AFTER, Part.RACING);

        private final Part first;
        private final Part[] others;

        Mix(Part first, Part... others) {
            this.first = first;
            this.others = others;
        }

        RandomGenerator<Program> programs() {
            return Programs.of(first, others).generator(1_000);
        }
    }

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

    @ParameterizedTest
    @EnumSource
    void workersRunWhatOneRuns(Mix mix) {
        JqwikSession.run(() -> check(mix));
    }

    private static void check(Mix mix) {
        var generator = mix.programs();
        var random = new SplittableRandom(mix.ordinal() + 1);
        int programs = Integer.getInteger("heddle.programs", 50);

        for (int i = 0; i < programs; ) {
            var program = generator.next(Random.from(random)).value();
            var alone = new Explored(program, 1);
            // A wait group that goes below zero makes a search start over, which only one worker can.
            if (!alone.run(MOST_EXECUTIONS) || alone.executions < 3 || alone.startedOver > 0) {
                continue;
            }
            i++;
            var shared = new Shared(program, random.split());
            shared.run(1 + i % 7);

            assertThat(shared.traces).as("%s", program).isEqualTo(alone.traces);
            assertThat(shared.executions).as("%s", program).isEqualTo(alone.executions);
            assertThat(shared.redundant).as("%s", program).isZero();
        }
    }
}
