package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.explore.strategy.DepthFirst;
import dev.heddle.explore.strategy.PreemptionBounded;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Bounded search runs each schedule once, in the order of the number of preemptions; compared with plain
/// enumeration, of whose schedules the preemptions are counted here in another way.
class PreemptionsTest {
    private static final int MOST = 3_000;

    /// The schedules of a search in the order of running, each with its number of preemptions.
    private record Ran(List<String> schedules, List<Integer> preemptions, boolean exhausted) {
        Map<String, Integer> bySchedule() {
            var map = new HashMap<String, Integer>();
            for (int i = 0; i < schedules.size(); i++) {
                map.put(schedules.get(i), preemptions.get(i));
            }
            return map;
        }

        Map<Integer, Integer> counts() {
            var counts = new TreeMap<Integer, Integer>();
            preemptions.forEach(p -> counts.merge(p, 1, Integer::sum));
            return counts;
        }
    }

    /// Makes the choices of another search, and counts.
    private static final class Counting implements Search {
        private final Search counted;
        private final StringBuilder schedule = new StringBuilder();
        private int last;
        private int preemptions;

        Counting(Search counted) {
            this.counted = counted;
        }

        @Override
        public boolean begin(long number) {
            schedule.setLength(0);
            last = -1;
            preemptions = 0;
            return counted.begin(number);
        }

        @Override
        public int choose(Labels enabled, DeterministicScheduler scheduler) {
            int choice = counted.choose(enabled, scheduler);
            long label = enabled.get(choice);
            int g = Label.goroutine(label);
            boolean couldGoOn = false;
            for (int i = 0; i < enabled.size(); i++) {
                couldGoOn |= Label.goroutine(enabled.get(i)) == last;
            }
            preemptions += couldGoOn && g != last ? 1 : 0;
            last = g == Label.CLOCK ? last : g;
            schedule.append(Label.text(label)).append(' ');
            return choice;
        }

        @Override
        public String description() {
            return counted.description();
        }
    }

    private static @Nullable Ran run(GoBody body, TimeModel time, Search search) {
        var schedules = new ArrayList<String>();
        var preemptions = new ArrayList<Integer>();
        var isOver = new boolean[1];
        var settings = Settings.DEFAULT.with(to -> {
            to.maxSteps = 300;
            to.time = time;
        });
        var runner = new Runner(settings, body);
        var counting = new Counting(search);
        runner.scheduler().drive(() -> {
            for (long number = 0; number < MOST && !isOver[0]; number++) {
                isOver[0] = runner.run(counting, number) == null;
                if (!isOver[0]) {
                    schedules.add(counting.schedule.toString());
                    preemptions.add(counting.preemptions);
                }
            }
        });
        return isOver[0] ? new Ran(schedules, preemptions, search.isExhausted()) : null;
    }

    /// Compares all bounds with plain enumeration; false if the program has too many schedules for that.
    private static boolean isRight(GoBody body, TimeModel time) {
        var all = run(body, time, new DepthFirst());
        if (all == null) {
            return false;
        }
        int highest = all.preemptions().stream().mapToInt(p -> p).max().orElseThrow();
        for (int most = 0; most <= highest + 1; most++) {
            var bounded = run(body, time, new PreemptionBounded(most));
            assertThat(bounded).isNotNull();
            int bound = most;
            var expected = all.bySchedule();
            expected.values().removeIf(p -> p > bound);
            assertThat(bounded.schedules()).doesNotHaveDuplicates();
            assertThat(bounded.bySchedule()).isEqualTo(expected);
            assertThat(bounded.preemptions()).isSorted();
            assertThat(bounded.exhausted()).isEqualTo(most >= highest);
        }
        return true;
    }

    private static GoBody writers(int goroutines, int writes) {
        return () -> {
            var x = new Cell();
            for (int g = 0; g < goroutines; g++) {
                Go.go(() -> {
                    for (int i = 0; i < writes; i++) {
                        x.set(i);
                    }
                });
            }
        };
    }

    private static Map<Integer, Integer> counts(GoBody body, int most) {
        var ran = run(body, TimeModel.IDLE, new PreemptionBounded(most));
        assertThat(ran).isNotNull();
        return ran.counts();
    }

    /// Two goroutines of three steps each, the start and two writes. Cut into i and j pieces, with |i - j| at most
    /// 1, there are C(2,i-1) C(2,j-1) schedules for either to begin if i = j, else for the one with more pieces.
    /// All changes are preemptions but the one at whoever ends first.
    @Test
    void twoTimesTwoWritesHaveSoManySchedulesWithEachNumberOfPreemptions() {
        assertThat(counts(writers(2, 2), 9)).isEqualTo(Map.of(0, 2, 1, 4, 2, 8, 3, 4, 4, 2));
    }

    /// 3! orders without a preemption; 9!/(3!)³ schedules in all.
    @Test
    void threeTimesTwoWritesHaveSixSchedulesWithoutAPreemption() {
        var counts = counts(writers(3, 2), 9);

        assertThat(counts).containsEntry(0, 6);
        assertThat(counts.values().stream().mapToInt(n -> n).sum()).isEqualTo(1_680);
        assertThat(isRight(writers(3, 2), TimeModel.IDLE)).isTrue();
    }

    @Test
    void randomProgramsRunTheSameSchedulesAsPlainEnumeration() {
        int compared = 0;

        for (long seed = 0; compared < 40; seed++) {
            compared += isRight(new RandomProgram(seed), TimeModel.IDLE) ? 1 : 0;
        }
    }

    @Test
    void timersThatFireEarlyCountLikeGoroutines() {
        GoBody body = () -> {
            var x = new Cell();
            Go.go(() -> {
                Time.sleep(Duration.ofMillis(1));
                x.set(1);
            });
            Go.go(() -> {
                Time.sleep(Duration.ofMillis(2));
                x.set(2);
            });
            x.get();
        };

        assertThat(isRight(body, TimeModel.RACING)).isTrue();
        assertThat(isRight(body, TimeModel.IDLE)).isTrue();
    }

    private static void opposite() {
        var a = new Mutex("a");
        var b = new Mutex("b");
        var wg = new WaitGroup();
        wg.go(() -> both(a, b));
        wg.go(() -> both(b, a));
        wg.await();
    }

    private static void both(Mutex first, Mutex second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    private static Explorer bounded(int most) {
        return Explorer.explorer()
                .strategy(Strategy.depthFirst())
                .preemptions(most)
                .executions(100_000)
                .budget(Duration.ofMinutes(5));
    }

    @Test
    void theFirstFailureHasTheFewestPreemptions() {
        var exploration = bounded(5).shrink(false).explore(PreemptionsTest::opposite);

        var failure = exploration.failure().orElseThrow();
        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.schedule().switches()).isEqualTo(1);
        assertThat(failure.evidence().strategy()).isEqualTo("depth first, 1 preemption");
        assertThat(bounded(0).explore(PreemptionsTest::opposite).failures()).isEmpty();
    }

    @Test
    void aFailureThatNeedsTwoPreemptionsIsMissedWithOne() {
        GoBody lost = () -> {
            var x = new Cell();
            var wg = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                wg.go(() -> {
                    x.set(x.get() + 1);
                    x.set(x.get() + 1);
                });
            }
            wg.await();
            // Exactly one update is lost only if both are interrupted between reading and writing.
            if (x.get() == 3) {
                throw Go.panic("lost an update");
            }
        };

        var found = bounded(5).shrink(false).explore(lost).failure().orElseThrow();

        assertThat(found).isInstanceOf(Panicked.class);
        assertThat(found.schedule().switches()).isEqualTo(2);
        assertThat(bounded(1).explore(lost).failures()).isEmpty();
    }

    @Test
    void aFailureThatNeedsNoPreemptionIsFoundAtOnce() {
        var found = bounded(0)
                .explore(() ->
                        Go.go("sender", () -> Chan.<Unit>unbuffered("nobody").send(Unit.UNIT)));

        assertThat(found.failure().orElseThrow()).isInstanceOf(GoroutineLeak.class);
        assertThat(found.executions()).isOne();
    }

    @Test
    void theReportSaysWhatWasCovered() {
        var partly = bounded(1).explore(() -> writers(2, 2).run());

        assertThat(partly.exhaustive()).isFalse();
        assertThat(partly.executions()).isEqualTo(6);
        assertThat(partly.report())
                .contains("strategy depth first, at most 1 preemption")
                .contains("  note     every schedule with at most 1 preemption was run\n");

        var all = bounded(9).explore(() -> writers(2, 2).run());

        assertThat(all.exhaustive()).isTrue();
        assertThat(all.executions()).isEqualTo(20);
        assertThat(all.report()).doesNotContain("every schedule with");
    }

    @Test
    void aSearchThatIsCutOffSaysUpToWhichBoundItHasGot() {
        var cut = bounded(9).executions(10).explore(() -> writers(2, 2).run());

        assertThat(cut.executions()).isEqualTo(10);
        assertThat(cut.report()).contains("  note     every schedule with at most 1 preemption was run\n");
        assertThat(cut.toString()).containsPattern("about [0-9]+ more to come");
    }

    @Test
    void aBodyThatSpinsIsInterrupted() {
        var exploration = bounded(1).maxSteps(200).explore(() -> {
            var flag = new Cell();
            Go.go("waits", () -> {
                while (flag.get() == 0) {
                    Go.yieldNow();
                }
                throw Go.panic("seen");
            });
            Go.go("sets", () -> flag.set(1));
        });

        assertThat(exploration.failure().orElseThrow().message()).contains("seen");
    }

    @Test
    void aBoundWithoutTheStrategyItIsForIsRefused() {
        assertThatThrownBy(() -> Explorer.explorer().preemptions(2).explore(() -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("preemptions(2) is for the strategy depthFirst(), but the strategy is Auto[]; "
                        + "add strategy(Strategy.depthFirst())");
        assertThatThrownBy(() -> Explorer.explorer().preemptions(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("preemptions must be 0 or more, was -1");
    }

    @Test
    void aBodyThatIsNoFunctionOfTheScheduleIsToldSo() {
        var calls = new int[1];

        var failure = bounded(3)
                .explore(() -> {
                    var x = new Cell();
                    Go.go(() -> x.set(1));
                    Go.go(() -> x.set(2));
                    if (++calls[0] > 2) {
                        Go.go(() -> x.set(3));
                    }
                })
                .failure()
                .orElseThrow();

        assertThat(failure.message()).startsWith("nondeterminism: ");
    }
}
