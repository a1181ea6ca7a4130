package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Objects of an exploration that are used where they do not belong: each a clear error that says what, where and
/// what to do.
class ForeignUseTest {
    @Test
    void aChannelOfAnotherExplorationIsRefused() {
        var kept = new AtomicReference<Chan<Integer>>();
        Explorer.explorer().executions(1).explore(() -> kept.set(Chan.unbuffered("kept")));

        assertThat(message(() -> kept.get().receive()))
                .contains("channel \"kept\" made at ")
                .contains("ForeignUseTest.java")
                .contains("belongs to another exploration: make it inside the explored body");
    }

    @Test
    void aChannelOfAnEarlierExecutionIsRefused() {
        var kept = new AtomicReference<Chan<Integer>>();

        assertThat(message(() -> {
                    kept.compareAndSet(null, Chan.buffered("kept", 1));
                    kept.get().send(1);
                    Go.choose(2);
                }))
                .startsWith("nondeterminism: the body did something else under the same schedule")
                .contains("channel \"kept\" made at ")
                .contains("belongs to an earlier execution of this exploration");
    }

    @Test
    void aChannelOfAnExplorationIsRefusedOutsideOfAny() {
        var kept = new AtomicReference<Chan<Integer>>();
        Explorer.explorer().executions(1).explore(() -> kept.set(Chan.unbuffered("kept")));

        assertThatThrownBy(() -> kept.get().receive())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("channel \"kept\" made at ")
                .hasMessageContaining("is no goroutine of it: start the code that uses it with Go.go");
    }

    @Test
    void aThreadThatIsNoGoroutineIsRefused() {
        var thrown = new AtomicReference<Throwable>();

        Explorer.explorer().executions(1).leaks(false).explore(() -> {
            var ch = Chan.<Integer>buffered("mine", 1);
            var thread = new Thread(() -> ch.send(1), "stranger");
            thread.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
            thread.start();
            thread.join();
        });

        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("channel \"mine\" made at ")
                .hasMessageContaining("the thread \"stranger\" is no goroutine of it");
    }

    @Test
    void aChannelMadeOutsideIsFreshInEveryExecution() {
        var shared = Chan.<Integer>buffered("shared", 1);

        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(50)
                .explore(() -> {
                    shared.send(1);
                    shared.close();
                });

        assertThat(exploration.failure()).isEmpty();
        assertThat(exploration.executions()).isEqualTo(50);
        assertThat(shared.length()).isZero();
    }

    @Test
    void aChannelMadeOutsideAndUsedThereIsRefused() {
        var shared = Chan.<Integer>buffered("shared", 1);
        shared.send(1);

        assertThat(message(shared::receive))
                .contains("channel made at ")
                .contains("ForeignUseTest.java")
                .contains("outside of the exploration, is in use: an execution can only begin with an unused one");
    }

    @Test
    void anExplorerRefusesBadNumbersWithTheirRange() {
        assertThatThrownBy(() -> Explorer.explorer().executions(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("executions must be 1 or more, was 0");
        assertThatThrownBy(() -> Explorer.explorer().maxSteps(-3)).hasMessage("maxSteps must be 1 or more, was -3");
        assertThatThrownBy(() -> Explorer.explorer().workers(0)).hasMessage("workers must be 1 or more, was 0");
        assertThatThrownBy(() -> Explorer.explorer().budget(java.time.Duration.ZERO))
                .hasMessage("budget must be more than zero, was PT0S");
    }

    @Test
    void twoExplorationsSideBySideDoNotMeet() throws Exception {
        var failures = new AtomicReference<Throwable>();
        var threads = new Thread[2];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> Explorer.explorer()
                    .strategy(Strategy.random())
                    .executions(2_000)
                    .check(() -> {
                        var ch = Chan.<Unit>unbuffered();
                        Go.go(() -> ch.send(Unit.UNIT));
                        ch.receive();
                    }));
            threads[i].setUncaughtExceptionHandler((_, e) -> failures.set(e));
            threads[i].start();
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(failures.get()).isNull();
    }

    private static String message(GoBody body) {
        return Explorer.explorer().explore(body).failure().orElseThrow().message();
    }
}
