package dev.heddle.explore.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.explore.strategy.Programs.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What all sampling strategies have in common, and how much each of them finds of the same four programs.
class SamplersTest {
    private static final int RUNS = 20_000;
    private static final Map<String, LongFunction<Search>> SEARCHES = searches();

    private static Map<String, LongFunction<Search>> searches() {
        var all = new LinkedHashMap<String, LongFunction<Search>>();
        all.put("random", Samplers::random);
        all.put("pct", seed -> Samplers.pct(seed, 3));
        all.put("pos", Samplers::pos);
        all.put("urw", Samplers::urw);
        all.put("portfolio", Samplers::portfolio);
        return all;
    }

    static List<String> names() {
        return List.copyOf(SEARCHES.keySet());
    }

    private static Search search(String name, long seed) {
        return SEARCHES.get(name).apply(seed);
    }

    /// The probability that one execution shows the bug, as a prototype measured it in 20,000 executions, with the
    /// number of steps known to PCT.
    static Stream<Arguments> odds() {
        return Stream.of(
                Arguments.of("philosophers", Programs.philosophers(5), .157, 0, .0025, .0066, .020, .072, .227),
                Arguments.of("opposite locks", Programs.opposite(20), .121, 0, .011, .017, .023, .024, .167),
                Arguments.of("late reader", Programs.lateReader(40), 0, .495, .013, 0, 0, .024, .024),
                Arguments.of("lost update", Programs.lostUpdate(2, 1), .508, 0, .332, .669, 1, .329, .667));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odds")
    void noStrategyFindsAllThatTheOthersFind(
            String name,
            Program program,
            double random,
            double pct1,
            double pct2,
            double pct3,
            double pct5,
            double pos,
            double urw) {
        var steps = Calibration.ofSteps(program.steps());

        assertOdds(Samplers.random(1), program, random);
        assertOdds(new Pct(1, 1, steps), program, pct1);
        assertOdds(new Pct(1, 2, steps), program, pct2);
        assertOdds(new Pct(1, 3, steps), program, pct3);
        assertOdds(new Pct(1, 5, steps), program, pct5);
        assertOdds(Samplers.pos(1), program, pos);
        assertOdds(Samplers.urw(1), program, urw);
    }

    private static void assertOdds(Search search, Program program, double expected) {
        var odds = new Trials(search, program).odds(RUNS);

        assertThat(odds).as(search.description()).isCloseTo(expected, within(Odds.tolerance(expected, RUNS)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExecutionIsAFunctionOfTheSeedAndItsNumber(String name) {
        for (var racing : new boolean[] {false, true}) {
            var whole = new Trials(search(name, 7), Programs.everything(), racing);
            var hashes = new HashMap<Long, Long>();
            for (long number = 0; number < 400; number++) {
                hashes.put(number, whole.hash(number));
            }

            for (long number = 0; number < 400; number += 7) {
                var alone = new Trials(search(name, 7), Programs.everything(), racing);

                assertThat(alone.hash(number)).as("execution %d", number).isEqualTo(hashes.get(number));
            }
            var backwards = new Trials(search(name, 7), Programs.everything(), racing);
            for (long number = 399; number >= 0; number--) {
                assertThat(backwards.hash(number)).as("execution %d", number).isEqualTo(hashes.get(number));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameSeedGoesThroughTheSameSchedulesAThousandTimes(String name) {
        long expected = hashOf(search(name, 3), 70);

        for (int i = 0; i < 1_000; i++) {
            assertThat(hashOf(search(name, 3), 70)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anotherSeedGoesThroughOtherSchedules(String name) {
        var hashes = new HashSet<Long>();

        for (int seed = 0; seed < 50; seed++) {
            hashes.add(hashOf(search(name, seed), 70));
        }

        assertThat(hashes).hasSize(50);
    }

    private static long hashOf(Search search, int executions) {
        var trials = new Trials(search, Programs.everything());
        long hash = 0;
        for (int number = 0; number < executions; number++) {
            hash = hash * 31 + trials.hash(number);
        }
        return hash;
    }

    @ParameterizedTest
    @MethodSource("names")
    void loopsThatWaitForOthersEnd(String name) {
        for (var yields : new boolean[] {true, false}) {
            var trials = new Trials(search(name, 5), Programs.spinning(yields, 10));

            trials.odds(2_000);

            assertThat(trials.unfinished()).isZero();
        }
    }

    @Test
    void theOddsOfACaseDoNotDependOnItsPlaceInTheSelect() {
        // Three cases are ready, so each is taken in a third of the executions; a tolerance of 4.5 standard
        // deviations.
        for (var name : names()) {
            var taken = new int[1];
            var counts = new int[3];
            var trials = new Trials(search(name, 11), Programs.threeReadyCases(taken));
            for (int number = 0; number < 3_000; number++) {
                trials.hash(number);
                counts[taken[0]]++;
            }

            assertThat(counts[0]).as(name).isCloseTo(1_000, within(120));
            assertThat(counts[1]).as(name).isCloseTo(1_000, within(120));
        }
    }
}
