package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a clean search says it has seen.
class CoverageTest {
    private static final Map<String, GoBody> PROGRAMS = programs();

    private static Map<String, GoBody> programs() {
        var programs = new LinkedHashMap<String, GoBody>();
        programs.put("locks", () -> {
            var mutex = new Mutex();
            for (int i = 0; i < 3; i++) {
                Go.go(() -> {
                    mutex.lock();
                    mutex.unlock();
                });
            }
        });
        programs.put("buffered", () -> {
            var channel = Chan.<Integer>buffered(2);
            Go.go(() -> channel.send(1));
            Go.go(() -> {
                channel.send(2);
                channel.send(3);
            });
            channel.receive();
            channel.receive();
            channel.receive();
        });
        programs.put("rendezvous", () -> {
            var channel = Chan.<Integer>unbuffered();
            for (int i = 0; i < 3; i++) {
                int n = i;
                Go.go(() -> channel.send(n));
            }
            channel.receive();
            channel.receive();
            channel.receive();
        });
        programs.put("select", () -> {
            var a = Chan.<Integer>buffered(1);
            var b = Chan.<Integer>unbuffered();
            Go.go(() -> a.send(1));
            Go.go(() -> Go.select(b.sending(2), Case.otherwise()));
            Go.select(a.receiving(), b.receiving(), Case.otherwise());
        });
        programs.put("readers", () -> {
            var lock = new RWMutex();
            for (int i = 0; i < 2; i++) {
                Go.go(() -> {
                    lock.readLock();
                    lock.readUnlock();
                });
            }
            lock.lock();
            lock.unlock();
        });
        programs.put("condition", () -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            var all = new WaitGroup();
            all.add(2);
            Go.go(() -> {
                mutex.lock();
                cond.signal();
                mutex.unlock();
                all.done();
            });
            Go.go(() -> {
                mutex.lock();
                cond.broadcast();
                mutex.unlock();
                all.done();
            });
            all.await();
        });
        programs.put("time", () -> {
            var channel = Chan.<Integer>buffered(3);
            for (int i = 1; i <= 2; i++) {
                int n = i;
                Go.go(() -> {
                    Time.sleep(Duration.ofSeconds(n / 2));
                    channel.send(n);
                });
            }
            Go.select(channel.receiving(), Case.after(Duration.ofSeconds(1)));
        });
        programs.put("choice", () -> {
            int n = Go.choose(3);
            Go.go(Go::yieldNow);
            Chan.<Integer>buffered(1).send(n);
        });
        return programs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"locks", "buffered", "rendezvous", "select", "readers", "condition", "time", "choice"})
    void plainEnumerationSeesAsManyTracesAsOptimalSearchRuns(String name) {
        var body = PROGRAMS.get(name);
        var explorer = Explorer.explorer().executions(1_000_000).budget(Duration.ofMinutes(1));

        var all = explorer.strategy(Strategy.depthFirst()).explore(body);
        var optimal = explorer.strategy(Strategy.dpor()).explore(body);

        assertThat(all.exhaustive()).isTrue();
        assertThat(all.seen().hashed()).as("small enough to look at all").isEqualTo(all.executions());
        assertThat(all.seen().distinct()).isEqualTo(optimal.executions());
    }

    @Test
    void samplingSeesNoMoreTracesThanThereAre() {
        for (var body : PROGRAMS.values()) {
            var optimal = Explorer.explorer().strategy(Strategy.dpor()).explore(body);
            var sampled = Explorer.explorer()
                    .strategy(Strategy.random())
                    .executions(3_000)
                    .explore(body);

            assertThat(sampled.seen().distinct()).isEqualTo(optimal.executions());
            assertThat(sampled.seen().unseen()).isLessThan(0.01);
        }
    }

    @Test
    void fewExecutionsOfManyLeaveMuchUnseen() {
        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(20)
                .explore(() -> {
                    var channel = Chan.<Integer>buffered(6);
                    for (int i = 0; i < 6; i++) {
                        int n = i;
                        Go.go(() -> channel.send(n));
                    }
                });

        assertThat(exploration.seen().unseen()).isBetween(0.05, 1.0);
        assertThat(exploration.report())
                .contains(" distinct traces; one more execution would show a new one with a chance of about ")
                .contains("were seen once)");
    }

    @Test
    void casesThatWereNeverTakenAreNamed() {
        var exploration = Explorer.explorer().explore(() -> {
            var jobs = Chan.<Integer>buffered("jobs", 1);
            var quit = Chan.<Unit>unbuffered("quit");
            jobs.send(1);
            Go.select(jobs.receiving(), quit.receiving(), Case.otherwise());
        });

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(exploration.report())
                .containsPattern("\n  never taken: default in the select at CoverageTest.java:[0-9]+\n")
                .containsPattern(
                        "\n  never taken: receive from channel \"quit\" in the select at CoverageTest.java:[0-9]+\n")
                .doesNotContain("channel \"jobs\"");
    }

    @Test
    void aCaseThatAnotherGoroutineHasTakenIsTaken() {
        var exploration = Explorer.explorer().explore(() -> {
            var a = Chan.<Integer>buffered("a", 2);
            a.send(1);
            for (int i = 0; i < 2; i++) {
                Go.go(() -> Go.select(a.receiving(), Case.otherwise()));
            }
        });

        assertThat(exploration.report()).doesNotContain("never taken");
    }

    @Test
    void ordersThatWereNeverTriedAreNamed() {
        GoBody body = () -> {
            var mutex = new Mutex("m");
            Go.go("first", () -> mutex.lock());
            Go.go("second", () -> {
                for (int i = 0; i < 1; i++) {
                    if (mutex.tryLock()) {
                        mutex.unlock();
                    }
                }
            });
        };

        var one = Explorer.explorer().strategy(Strategy.random()).executions(1).explore(body);
        var all = Explorer.explorer().strategy(Strategy.random()).explore(body);

        assertThat(one.report())
                .contains("  of 1 pair of operations that could have come in either order, 1 came in one order only:\n")
                .containsPattern(
                        "(lock|try lock) mutex \"m\" \\(CoverageTest.java:[0-9]+\\) before \"(first|second)\" ");
        assertThat(all.seen().oneOrderOnly()).isEmpty();
    }

    @Test
    void aLongSearchLooksAtASampleAndSaysSo() {
        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(20_000)
                .budget(Duration.ofMinutes(1))
                .explore(() -> {
                    var a = Chan.<Integer>buffered("a", 1);
                    Go.go(() -> a.send(1));
                    Go.select(a.receiving(), Chan.<Integer>unbuffered("never").receiving(), Case.otherwise());
                });

        assertThat(exploration.seen().hashed()).isBetween(10_300L, 10_950L);
        assertThat(exploration.seen().watched()).isBetween(350L, 700L);
        assertThat(exploration.report())
                .containsPattern("distinct traces in the 10,[0-9]{3} executions that were looked at")
                .containsPattern("never taken \\(in the [0-9]{3} executions whose selects were looked at\\): ");
    }

    @Test
    void whatWasSeenDoesNotDependOnTheWorkers() {
        var explorer = Explorer.explorer().strategy(Strategy.portfolio()).executions(2_000);

        var alone = explorer.explore(PROGRAMS.get("select"));
        var together = explorer.workers(3).explore(PROGRAMS.get("select"));

        assertThat(together.seen()).isEqualTo(alone.seen());
    }
}
