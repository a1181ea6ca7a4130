package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One line of text runs one execution again.
class ReplayTest {
    /// Two goroutines send in either order; one order panics.
    static void ordered() {
        var ch = Chan.<Integer>buffered("numbers", 2);
        var done = Chan.<Unit>buffered(2);
        for (int i = 1; i <= 2; i++) {
            int number = i;
            Go.go("sender-" + i, () -> {
                ch.send(number);
                done.send(Unit.UNIT);
            });
        }
        done.receive();
        done.receive();
        if (ch.receiveOr(0) == 2) {
            throw Go.panic("two came first");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "depth first"})
    void theSameFailureComesBackEveryTime(String strategy) {
        var explorer =
                Explorer.explorer().strategy(strategy.equals("random") ? Strategy.random() : Strategy.depthFirst());
        var found = explorer.explore(ReplayTest::ordered).failure().orElseThrow();

        for (int i = 0; i < 100; i++) {
            var again = Explorer.explorer()
                    .replay(found.replayToken(), ReplayTest::ordered)
                    .failure()
                    .orElseThrow();
            assertThat(again.message()).isEqualTo(found.message());
            assertThat(again.schedule()).isEqualTo(found.schedule());
            assertThat(again.replayToken()).isEqualTo(found.replayToken());
        }
    }

    /// A search that expects a failure lets the others go on after it, and a replay does not.
    @Test
    void aShrunkScheduleEndsWithItsFailureAsTheReplayDoes() {
        GoBody closesTooEarly = () -> {
            var results = Chan.<Unit>unbuffered("results");
            Go.go("reader", () -> {
                while (results.receive() != null) {}
            });
            results.close();
            results.send(Unit.UNIT);
        };
        var explorer = Explorer.explorer().expect(Set.of(Panicked.class));
        var found = explorer.explore(closesTooEarly).failure().orElseThrow();

        var again =
                explorer.replay(found.replayToken(), closesTooEarly).failure().orElseThrow();

        assertThat(found.schedule().steps().getLast().action()).isEqualTo("send on closed channel \"results\"");
        assertThat(again.schedule()).isEqualTo(found.schedule());
    }

    /// The reader panics, and only after that the writer makes the race of it.
    @Test
    void anExpectedFailureThatComesAfterAnotherReplays() {
        GoBody readsTooEarly = () -> {
            var name = new Shared<@Nullable String>("name", null);
            Go.go("reader", () -> Objects.requireNonNull(name.get(), "name"));
            name.set("Ann");
        };
        for (long seed = 0; seed < 20; seed++) {
            var explorer = Explorer.explorer().expect(Set.of(DataRace.class)).seed(seed);
            var exploration = explorer.explore(readsTooEarly);
            var found = exploration.failures().getLast();

            var again = explorer.replay(found.replayToken(), readsTooEarly)
                    .failure()
                    .orElseThrow();

            assertThat(found).isInstanceOf(DataRace.class);
            assertThat(again.message()).isEqualTo(found.message());
            assertThat(again.schedule()).isEqualTo(found.schedule());
        }
    }

    @Test
    void aTokenOfTheStepLimitReplays() {
        GoBody spins = () -> {
            while (true) {
                Go.yieldNow();
            }
        };
        var found = Explorer.explorer().maxSteps(100).explore(spins).failure().orElseThrow();

        var again =
                Explorer.explorer().replay(found.replayToken(), spins).failure().orElseThrow();

        assertThat(again).isInstanceOf(StepLimit.class);
        assertThat(again.message()).isEqualTo(found.message());
    }

    @Test
    void aTokenThatNoLongerFailsReplaysClean() {
        var fails = new AtomicInteger(1);
        GoBody body = () -> {
            Go.yieldNow();
            if (fails.get() == 1) {
                throw Go.panic("once");
            }
        };
        var token = Explorer.explorer().explore(body).failure().orElseThrow().replayToken();

        fails.set(0);

        assertThat(Explorer.explorer().replay(token, body).failure()).isEmpty();
    }

    @Test
    void anEditedBodyIsToldFromTheFirstStepThatDiffers() {
        var token = Explorer.explorer()
                .explore(ReplayTest::ordered)
                .failure()
                .orElseThrow()
                .replayToken();

        var failure = Explorer.explorer()
                .replay(token, () -> {
                    var ch = Chan.<Integer>buffered(2);
                    Go.go(() -> ch.send(1));
                    Go.go(() -> ch.receive());
                    Go.yieldNow();
                })
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(Nondeterminism.class);
        assertThat(failure.message())
                .startsWith("nondeterminism: the body did something else under the same schedule\n  step ")
                .contains("expected ")
                .contains("found ");
    }

    /// Two locks taken in opposite order.
    private static GoBody opposite(boolean logs, boolean counts) {
        return () -> {
            var log = Chan.<String>buffered("log", 10);
            var a = new Mutex("a");
            var b = new Mutex("b");
            var counter = new Cell();
            var done = Chan.<Unit>unbuffered("done");
            Go.go("other", () -> {
                if (counts) {
                    counter.set(1);
                }
                b.lock();
                a.lock();
                a.unlock();
                b.unlock();
                done.send(Unit.UNIT);
            });
            if (logs) {
                log.send("begin");
            }
            a.lock();
            if (logs) {
                log.send("middle");
            }
            b.lock();
            b.unlock();
            a.unlock();
            done.receive();
        };
    }

    private static String token(GoBody body) {
        return Explorer.explorer()
                .strategy(Strategy.random())
                .shrink(false)
                .explore(body)
                .failure()
                .orElseThrow()
                .replayToken();
    }

    @Test
    void anEditIsToldWithTheStepAndTheLineOfWhatCameInstead() {
        var failure = Explorer.explorer()
                .replay(token(opposite(false, false)), opposite(true, false))
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(Nondeterminism.class);
        assertThat(failure.message())
                .containsPattern(
                        "step [0-9]+: expected goroutine \".*\" to .*\n +found    goroutine \"main\" to send to "
                                + "channel \"log\"   at dev.heddle.explore.ReplayTest.*\\(ReplayTest.java:[0-9]+\\)");
    }

    @ParameterizedTest
    @CsvSource({
        "false,false,true,false",
        "true,false,false,false",
        "false,true,false,false",
        "false,false,true,true",
        "true,true,false,false",
        "false,true,true,false"
    })
    void anEditedBodyCanBeReplayedByTheNearestMatch(boolean logged, boolean counted, boolean logs, boolean counts) {
        var found = Explorer.explorer().replayNearest(token(opposite(logged, counted)), opposite(logs, counts));

        assertThat(found.failure().orElseThrow()).isInstanceOf(Deadlock.class);
        assertThat(found.report())
                .contains("  note     the body has been edited since the token was made: step ")
                .contains("; the replay went on from there with what is nearest");
    }

    @Test
    void theNearestMatchOfTheSameBodyIsTheSame() {
        for (long seed = 0, found = 0; found < 50; seed++) {
            var body = new RandomProgram(seed);
            var failure = Explorer.explorer()
                    .strategy(Strategy.random())
                    .explore(body)
                    .failure();
            if (failure.isPresent()) {
                var again = Explorer.explorer().replayNearest(failure.get().replayToken(), body);
                assertThat(again.failure().orElseThrow().message())
                        .isEqualTo(failure.get().message());
                assertThat(again.report()).doesNotContain("has been edited");
                found++;
            }
        }
    }

    @Test
    void aBodyThatChangesBetweenExecutionsIsNondeterministic() {
        var calls = new AtomicInteger();

        var failure = Explorer.explorer()
                .strategy(Strategy.depthFirst())
                .explore(() -> {
                    var ch = Chan.<Unit>buffered(10);
                    Go.go(() -> ch.send(Unit.UNIT));
                    if (calls.incrementAndGet() % 2 == 0) {
                        Go.go(() -> ch.send(Unit.UNIT));
                    }
                    ch.send(Unit.UNIT);
                })
                .failure()
                .orElseThrow();

        assertThat(failure).isInstanceOf(Nondeterminism.class);
    }

    @Test
    void aFailureThatIsAnotherOneWhenItIsLookedAtAgainSaysWhatCameInstead() {
        var calls = new AtomicInteger();

        var failure = Explorer.explorer()
                .strategy(Strategy.random())
                .shrink(false)
                .explore(() -> {
                    var ch = Chan.<Unit>buffered("letters", 10);
                    if (calls.incrementAndGet() > 1) {
                        ch.close();
                    }
                    ch.send(Unit.UNIT);
                    throw Go.panic("sent");
                })
                .failure()
                .orElseThrow();

        assertThat(failure.message())
                .containsPattern("\n  step 2: expected somebody to send\n          found    goroutine \"main\" to close"
                        + " channel \"letters\"   at dev.heddle.explore.ReplayTest.*\\(ReplayTest.java:[0-9]+\\)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h1:", "h1:AA", "h2:AAAA", "rubbish", "h1:****", "h1:AAECAwQFBgcICQ"})
    void whatIsNoTokenIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> Explorer.explorer().replay(text, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("replay token \"")
                .hasMessageContaining("copy the whole of it");
    }

    @Test
    void theSameSeedRunsTheSameSchedulesInOneJvm() {
        var hashes = new HashSet<List<Long>>();

        for (int i = 0; i < 1_000; i++) {
            hashes.add(hashes(7, false));
        }

        assertThat(hashes).hasSize(1);
        assertThat(hashes(8, false)).isNotEqualTo(hashes(7, false));
    }

    /// The hashes of what two failing searches found.
    static List<Long> hashes(long seed, boolean shrink) {
        return List.of(hash(seed, shrink, ReplayTest::ordered), hash(seed + 1, shrink, ReplayTest::longer));
    }

    private static long hash(long seed, boolean shrink, GoBody body) {
        return Explorer.explorer()
                .strategy(Strategy.random())
                .seed(seed)
                .shrink(shrink)
                .explore(body)
                .failure()
                .orElseThrow()
                .schedule()
                .hash();
    }

    /// Ends in a panic in every schedule, of which there are very many.
    static void longer() {
        var ch = Chan.<Integer>unbuffered("meeting");
        for (int i = 0; i < 4; i++) {
            int number = i;
            Go.go(() -> {
                for (int k = 0; k < 5; k++) {
                    ch.send(number * 10 + k);
                }
            });
        }
        var order = new StringBuilder();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            int value = ch.receiveOr(-1);
            seen.add(value);
            order.append(value).append(' ');
        }
        throw Go.panic(order + " " + seen.size() + " " + Go.random().nextInt(1_000));
    }
}
