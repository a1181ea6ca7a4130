package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.explore.strategy.PreemptionBounded;
import dev.heddle.model.Identities;
import dev.heddle.plainmemory.RandomJavaProgram;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.time.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every token that any strategy makes, of a shrunk schedule or not, fails in the same way each time in another
/// JVM.
class TokensTest {
    /// How many random programs that fail; at night more.
    private static final int PROGRAMS = Integer.getInteger("heddle.programs", 4);

    private static final int MAX_STEPS = 200;
    private static final String JAVA = "java ";
    private static final String RACY = "racy ";

    private static Map<String, Explorer> explorers() {
        var all = new LinkedHashMap<String, Explorer>();
        var explorer = Explorer.explorer()
                .executions(2_000)
                .budget(Duration.ofMinutes(5))
                .maxSteps(MAX_STEPS);
        all.put("auto", explorer);
        all.put("dpor", explorer.strategy(Strategy.dpor()));
        all.put("dpor, 2 workers", explorer.strategy(Strategy.dpor()).workers(2));
        all.put("depth first", explorer.strategy(Strategy.depthFirst()));
        all.put("few preemptions", explorer.strategy(Strategy.depthFirst()).preemptions(4));
        all.put("portfolio", explorer.strategy(Strategy.portfolio()));
        all.put("random", explorer.strategy(Strategy.random()));
        all.put("pct", explorer.strategy(Strategy.pct(3)));
        all.put("pos", explorer.strategy(Strategy.pos()));
        all.put("urw", explorer.strategy(Strategy.urw()));
        return all;
    }

    /// A program for each kind of failure.
    private static final Map<String, Class<? extends Failure>> KINDS = Map.of(
            "deadlock", Deadlock.class,
            "exit", Deadlock.class,
            "leak", GoroutineLeak.class,
            "ticker", GoroutineLeak.class,
            "panic", Panicked.class,
            "exception", Panicked.class,
            "assertion", AssertionFailed.class,
            "race", DataRace.class,
            "spin", StepLimit.class);

    static GoBody body(String name) {
        return switch (name) {
            case "deadlock" ->
                () -> {
                    var a = new Mutex("a");
                    var b = new Mutex("b");
                    var done = Chan.<Unit>unbuffered("done");
                    Go.go("other", () -> {
                        b.lock();
                        a.lock();
                        a.unlock();
                        b.unlock();
                        done.send(Unit.UNIT);
                    });
                    a.lock();
                    b.lock();
                    b.unlock();
                    a.unlock();
                    done.receive();
                };
            case "exit" ->
                () -> {
                    Go.go(() -> {});
                    Go.exit();
                };
            case "leak" ->
                () -> {
                    var ch = Chan.<Integer>buffered("results", 1);
                    for (int i = 0; i < 3; i++) {
                        int n = i;
                        Go.go(() -> ch.send(Go.choose(3) + n));
                    }
                    ch.receive();
                };
            case "ticker" ->
                () -> Go.go("ticking", () -> {
                    for (var ticker = new Ticker(Duration.ofSeconds(1)); ; ) {
                        ticker.channel().receive();
                    }
                });
            case "panic" -> ReplayTest::ordered;
            case "exception" ->
                () -> {
                    var x = new Cell();
                    Go.go(() -> x.set(1));
                    Go.go(() -> Math.floorDiv(1, 1 - x.get()));
                };
            case "assertion" ->
                () -> {
                    var x = new Cell();
                    Go.go(() -> x.set(x.get() + 1));
                    Go.go(() -> {
                        int before = x.get();
                        assertThat(x.get()).isEqualTo(before);
                    });
                };
            case "race" ->
                () -> {
                    var x = new Shared<>("x", 0);
                    var mu = new Mutex();
                    Go.go(() -> {
                        mu.lock();
                        x.set(1);
                        mu.unlock();
                    });
                    Go.go(() -> x.get());
                };
            case "spin" ->
                () -> {
                    var flag = new Cell();
                    Go.go(() -> {
                        while (flag.get() == 0) {
                            flag.set(0); // else it would wait for a change
                            Go.yieldNow();
                        }
                    });
                };
            default -> random(name);
        };
    }

    /// Half of them in Heddle's words, the others plain Java: of every two of those, one fails by a race and the
    /// other by what comes of it.
    private static String randomName(long seed) {
        return (seed % 4 < 2 ? "go " : seed % 4 == 2 ? JAVA : RACY) + seed;
    }

    private static GoBody random(String name) {
        long seed = Long.parseLong(name.substring(name.indexOf(' ') + 1));
        return name.startsWith("go ") ? new RandomProgram(seed) : new RandomJavaProgram(seed);
    }

    static Races races(String program) {
        return program.startsWith(RACY) ? Races.INTERLEAVE : Races.FAIL;
    }

    private interface Finding {
        void found(String strategy, boolean shrunk, Failure failure);
    }

    /// What every strategy finds, each with a seed of its own.
    private static void explore(String program, long seed, Finding finding) {
        long next = seed * explorers().size();
        for (var each : explorers().entrySet()) {
            var explorer = each.getValue().races(races(program)).seed(next++);
            var found = explorer.explore(body(program)).failure();
            if (found.isPresent()) { // the other search runs the same schedules
                finding.found(each.getKey(), true, found.get());
                explorer.shrink(false)
                        .explore(body(program))
                        .failure()
                        .ifPresent(failure -> finding.found(each.getKey(), false, failure));
            }
        }
    }

    private static Replays.Made made(String strategy, boolean shrunk, String program, Failure failure) {
        return new Replays.Made(
                strategy + (shrunk ? ", shrunk" : ""), program, failure.replayToken(), failure.message());
    }

    @Test
    void theTokenOfEveryKindOfFailureReplaysInAFreshJvm(@TempDir Path directory) throws Exception {
        var made = new ArrayList<Replays.Made>();
        KINDS.forEach((program, kind) -> explore(program, 7, (strategy, shrunk, failure) -> {
            assertThat(failure).as("%s by %s", program, strategy).isInstanceOf(kind);
            made.add(made(strategy, shrunk, program, failure));
        }));

        // Each kind by each strategy, shrunk and not.
        assertThat(made).hasSize(KINDS.size() * explorers().size() * 2);
        assertThat(Replays.inAFreshJvm(made, directory)).isEqualTo(Replays.allRight(made));
    }

    /// A program is tried by every strategy, and counts if any finds a failure in it.
    @Test
    void everyTokenOfRandomProgramsReplaysInAFreshJvmAndIsSmall(@TempDir Path directory) throws Exception {
        var figures = new Figures();
        var made = new ArrayList<Replays.Made>();
        long seed = 0;
        for (int programs = 0; programs < PROGRAMS; seed++) {
            var program = randomName(seed);
            var shrunken = new ArrayList<Figures.Shrunken>();
            int before = made.size();
            explore(program, seed, (strategy, shrunk, failure) -> {
                assertThat(failure).as("%s by %s", program, strategy).isNotInstanceOf(Nondeterminism.class);
                made.add(made(strategy, shrunk, program, failure));
                figures.token(strategy, shrunk);
                if (shrunk) {
                    shrunken.add(new Figures.Shrunken(strategy, failure));
                }
            });
            figures.compare(shrunken, program, most -> fewest(program, shrunken, most));
            programs += made.size() > before ? 1 : 0;
        }

        assertThat(Replays.inAFreshJvm(made, directory)).isEqualTo(Replays.allRight(made));
        assertThat(figures.tooLarge()).as(figures.toString()).isEmpty();
        if (System.getProperty("heddle.programs") != null) {
            System.out.println(PROGRAMS + " programs that fail, of " + seed + "; " + Replays.allRight(made));
            System.out.println(figures);
        }
    }

    /// The failures of a program that need at most so many preemptions, each by the schedule with the fewest.
    ///
    /// @param found failures that tell which accesses are steps
    private static List<Failure> fewest(String program, List<Figures.Shrunken> found, int most) {
        var racy = new TreeSet<Integer>();
        found.forEach(each ->
                racy.addAll(ReplayToken.parse(each.failure().replayToken()).racy()));
        var settings = Settings.DEFAULT.with(to -> {
            to.maxSteps = MAX_STEPS;
            to.races = races(program);
        });
        var runner = new Runner(settings, body(program), new Identities(), racy);
        var failures = new LinkedHashMap<Long, Failure>();
        runner.scheduler().drive(() -> {
            var search = new PreemptionBounded(most);
            for (long number = 0; number < 50_000; number++) {
                var outcome = runner.run(search, number);
                if (outcome == null) {
                    return;
                }
                if (outcome.retake() instanceof Retake retake) {
                    failures.computeIfAbsent(
                            retake.fingerprint(),
                            _ -> Objects.requireNonNull(runner.secondLook().record(retake)));
                }
            }
        });
        return List.copyOf(failures.values());
    }
}
