package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.junit.GoTest;
import dev.heddle.time.Time;
import java.time.Duration;

/// Expecting of select what it does not promise.
final class SelectTest {
    @GoTest(expect = AssertionFailed.class)
    void theFirstCaseTakenForTheMoreImportantOne() {
        var alarm = Chan.<String>buffered("alarm", 1);
        var news = Chan.<String>buffered("news", 1);
        news.send("it rains");
        alarm.send("fire");
        assertThat(Go.select(alarm.receiving(), news.receiving())).isEqualTo("fire");
    }

    @GoTest
    void theMoreImportantOneAskedFirst() {
        var alarm = Chan.<String>buffered("alarm", 1);
        var news = Chan.<String>buffered("news", 1);
        news.send("it rains");
        alarm.send("fire");
        var first = alarm.tryReceive().orElseGet(() -> Go.select(alarm.receiving(), news.receiving()));
        assertThat(first).isEqualTo("fire");
    }

    /// A closed channel is always ready: the loop turns and turns.
    @GoTest(expect = StepLimit.class, maxSteps = 500)
    void aClosedChannelInALoop() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        var quit = Chan.<Integer>unbuffered("quit");
        Go.go("sender", numbers::close);
        while (!Go.select(numbers.receiving().to(false), quit.receiving().to(true))) {}
    }

    @GoTest
    void aClosedChannelSwitchedOff() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        var quit = Chan.<Integer>unbuffered("quit");
        Go.go("sender", () -> {
            numbers.close();
            quit.close();
        });
        var open = new boolean[] {true};
        boolean isOver = false;
        while (!isOver) {
            isOver = Go.select(
                    numbers.receiving().when(open[0]).map(n -> {
                        open[0] = n != null;
                        return false;
                    }),
                    quit.receiving().to(true));
        }
    }

    /// The default makes a busy loop out of what should be a wait. (It ends, if the others get their turn; so no
    /// execution of this one fails. It only burns a processor, and the explorer's steps.)
    @GoTest(executions = 200)
    void aDefaultInALoop() {
        var result = Chan.<Integer>buffered("result", 1);
        Go.go("worker", () -> result.send(1));
        while (Go.select(result.receiving().to(false), Case.otherwise().to(true))) {
            Go.yieldNow();
        }
    }

    @GoTest
    void noDefault() {
        var result = Chan.<Integer>buffered("result", 1);
        Go.go("worker", () -> result.send(1));
        Go.select(result.receiving());
    }

    /// The time begins anew with each select, so something every half second keeps the time-out away.
    @GoTest(expect = AssertionFailed.class)
    void aTimeOutThatBeginsAnewWithEachTurn() {
        var progress = Chan.<Integer>unbuffered("progress");
        Go.go("worker", () -> {
            for (int i = 0; i < 5; i++) {
                Time.sleep(Duration.ofMillis(500));
                progress.send(i);
            }
            progress.close();
        });
        var started = Time.now();
        while (Go.select(
                progress.receiving().map(p -> p != null),
                Case.after(Duration.ofSeconds(1)).to(false))) {}
        var taken = Duration.between(started, Time.now());
        progress.range().forEach(_ -> {});
        assertThat(taken).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @GoTest
    void oneTimeOutForTheWholeLoop() {
        var progress = Chan.<Integer>unbuffered("progress");
        Go.go("worker", () -> {
            for (int i = 0; i < 5; i++) {
                Time.sleep(Duration.ofMillis(500));
                progress.send(i);
            }
            progress.close();
        });
        var started = Time.now();
        var end = Time.after(Duration.ofSeconds(1));
        while (Go.select(
                progress.receiving().map(p -> p != null), end.receiving().to(false))) {}
        var taken = Duration.between(started, Time.now());
        progress.range().forEach(_ -> {});
        assertThat(taken).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
