package dev.heddle.explore;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
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
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.plainmemory.RandomJavaProgram;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.time.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every token that any strategy makes, of a shrunk schedule or not, fails in the same way each time in another
/// JVM.
class TokensTest {
    /// How many random programs that fail; at night more.
    private static final int PROGRAMS = Integer.getInteger("heddle.programs", 4);

    private static final int REPLAYS = 100;
    private static final String JAVA = "java ";
    private static final String RACY = "racy ";

    private static Map<String, Explorer> explorers() {
        var all = new LinkedHashMap<String, Explorer>();
        var explorer = Explorer.explorer()
                .executions(2_000)
                .budget(Duration.ofMinutes(5))
                .maxSteps(200);
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

    private static GoBody body(String name) {
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

    private static Races races(String program) {
        return program.startsWith(RACY) ? Races.INTERLEAVE : Races.FAIL;
    }

    /// @param origin  what made it
    /// @param program what it is of
    /// @param message what a replay must say
    private record Made(String origin, String program, String token, String message) {
        String line() {
            var encoded = Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
            return String.join("\t", origin, program, token, encoded);
        }

        static Made parse(String line) {
            var parts = line.split("\t");
            return new Made(
                    parts[0],
                    parts[1],
                    parts[2],
                    new String(Base64.getDecoder().decode(parts[3]), StandardCharsets.UTF_8));
        }
    }

    /// What every strategy finds, and each time the token.
    private static void make(String program, long seed, Class<? extends Failure> kind, List<Made> made) {
        explorers().forEach((name, explorer) -> {
            for (var shrink : new boolean[] {true, false}) {
                var exploration =
                        explorer.shrink(shrink).races(races(program)).seed(seed).explore(body(program));
                exploration.failure().ifPresent(failure -> {
                    assertThat(failure).as("%s by %s", program, name).isInstanceOf(kind);
                    var origin = name + (shrink ? ", shrunk" : "");
                    made.add(new Made(origin, program, failure.replayToken(), failure.message()));
                });
            }
        });
    }

    /// Whether the default finds a failure soon; most random programs have none.
    private static boolean fails(String program) {
        return explorers()
                .get("auto")
                .shrink(false)
                .races(races(program))
                .explore(body(program))
                .failure()
                .isPresent();
    }

    @Test
    void everyTokenReplaysEveryTimeInAFreshJvm(@TempDir Path directory) throws Exception {
        var made = new ArrayList<Made>();
        KINDS.forEach((program, kind) -> make(program, 7, kind, made));
        // Each kind by each strategy, shrunk and not.
        assertThat(made).hasSize(KINDS.size() * explorers().size() * 2);
        for (long seed = 0, programs = 0; programs < PROGRAMS; seed++) {
            var program = randomName(seed);
            if (fails(program)) {
                make(program, seed, Failure.class, made);
                programs++;
            }
        }

        // Most shrink to the same.
        var distinct = new LinkedHashMap<String, String>();
        made.forEach(m -> distinct.putIfAbsent(m.program() + " " + m.token(), m.line()));
        var file = directory.resolve("tokens");
        Files.write(file, distinct.values());

        assertThat(output(file)).isEqualTo(distinct.size() + " tokens, each " + REPLAYS + " times");
        tell(made, distinct.size());
    }

    /// The figures, where somebody has asked for a number of programs.
    private static void tell(List<Made> made, int distinct) {
        if (System.getProperty("heddle.programs") == null) {
            return;
        }
        System.out.println(PROGRAMS + " programs, " + made.size() + " tokens, " + distinct + " of them distinct");
        var byOrigin = made.stream().collect(groupingBy(Made::origin, TreeMap::new, counting()));
        byOrigin.forEach((origin, count) -> System.out.println("  " + count + " by " + origin));
        var byKind = made.stream().collect(groupingBy(m -> m.message().split("[:\n]")[0], TreeMap::new, counting()));
        byKind.forEach((kind, count) -> System.out.println("  " + count + " of: " + kind));
    }

    private static String output(Path file) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    /// The program of the fresh JVM: says what is wrong, or how much was right.
    static final class Main {
        public static void main(String[] arguments) throws IOException {
            var tokens = Files.readAllLines(Path.of(arguments[0]));
            // Several at a time, as that must make no difference either.
            tokens.parallelStream().map(Made::parse).map(Main::wrong).forEach(System.out::print);
            System.out.println(tokens.size() + " tokens, each " + REPLAYS + " times");
        }

        /// What was wrong with the replays of a token, or nothing.
        private static String wrong(Made made) {
            for (int i = 1; i <= REPLAYS; i++) {
                var replayed =
                        Explorer.explorer().races(races(made.program())).replay(made.token(), body(made.program()));
                var message = replayed.failure().map(Failure::message).orElse("no failure");
                if (!message.equals(made.message())) {
                    return made.origin() + ", program " + made.program() + ", token " + made.token() + ", time " + i
                            + ": expected\n" + made.message() + "\nwas\n" + message + "\n";
                }
            }
            return "";
        }
    }
}
