package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.context.Context;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.time.Ticker;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.List;

/// Goroutines that nobody will ever wake: main goes on, and each of them stays in memory for as long as the program
/// runs.
final class LeakTest {
    // tag::timeout[]
    @GoTest(expect = GoroutineLeak.class)
    void theResultComesAfterTheTimeOut() {
        var result = Chan.<String>unbuffered("result");
        Go.go("worker", () -> {
            Time.sleep(Duration.ofSeconds(2));
            result.send("done");
        });
        var answer =
                Go.select(result.receiving(), Case.after(Duration.ofSeconds(1)).to("too late"));
        assertThat(answer).isEqualTo("too late");
    }

    @GoTest
    void theLateResultFindsRoomInTheBuffer() {
        var result = Chan.<String>buffered("result", 1);
        Go.go("worker", () -> {
            Time.sleep(Duration.ofSeconds(2));
            result.send("done");
        });
        var answer =
                Go.select(result.receiving(), Case.after(Duration.ofSeconds(1)).to("too late"));
        assertThat(answer).isEqualTo("too late");
    }
    // end::timeout[]

    @GoTest(expect = GoroutineLeak.class)
    void theSlowerOfTwoServersIsNeverHeard() {
        var answers = Chan.<String>unbuffered("answers");
        Go.go("asks Oslo", () -> answers.send("Oslo"));
        Go.go("asks Lima", () -> answers.send("Lima"));
        assertThat(answers.receive()).isIn("Oslo", "Lima");
    }

    @GoTest
    void eachOfTwoServersHasRoomForItsAnswer() {
        var answers = Chan.<String>buffered("answers", 2);
        Go.go("asks Oslo", () -> answers.send("Oslo"));
        Go.go("asks Lima", () -> answers.send("Lima"));
        assertThat(answers.receive()).isIn("Oslo", "Lima");
    }

    @GoTest(expect = GoroutineLeak.class)
    void anErrorEndsTheLoopAndNotTheSender() {
        var lines = lines(Context.background(), List.of("1", "2", "three", "4"));
        for (var line : lines.range()) {
            if (!line.matches("\\d+")) {
                return;
            }
        }
    }

    @GoTest
    void anErrorCancelsTheSender() {
        try (var ctx = Context.background().withCancel()) {
            var lines = lines(ctx, List.of("1", "2", "three", "4"));
            for (var line : lines.range()) {
                if (!line.matches("\\d+")) {
                    return;
                }
            }
        }
    }

    private static ReceiveChan<String> lines(Context ctx, List<String> lines) {
        var out = Chan.<String>unbuffered("lines");
        Go.go("reader", () -> {
            for (var line : lines) {
                if (!Go.select(out.sending(line).to(true), ctx.cancelled().to(false))) {
                    return;
                }
            }
            out.close();
        });
        return out;
    }

    @GoTest(expect = GoroutineLeak.class)
    void aContextThatNobodyCancels() {
        var ctx = Context.background().withCancel();
        Go.go("watcher", () -> ctx.done().receive());
    }

    @GoTest
    void aContextThatTheBlockCancels() {
        try (var ctx = Context.background().withCancel()) {
            Go.go("watcher", () -> ctx.done().receive());
        }
    }

    /// Not blocked, and just as bad: it wakes up again and again, for nobody.
    @GoTest(expect = GoroutineLeak.class, maxSteps = 500)
    void aTickerLoopWithoutAnEnd() {
        Go.go("heart", () -> {
            var ticker = new Ticker(Duration.ofSeconds(1));
            while (true) {
                ticker.channel().receive();
            }
        });
    }

    @GoTest
    void aTickerLoopThatIsToldToEnd() {
        try (var ctx = Context.background().withCancel()) {
            Go.go("heart", () -> {
                try (var ticker = new Ticker(Duration.ofSeconds(1))) {
                    while (Go.select(
                            ticker.channel().receiving().to(true),
                            ctx.cancelled().to(false))) {}
                }
            });
        }
    }

    /// Allowed if it is meant.
    @GoTest(leaks = false)
    void aGoroutineThatMayLiveAsLongAsTheProgram() {
        var requests = Chan.<Integer>unbuffered("requests");
        Go.go("server", () -> requests.range().forEach(_ -> {}));
        requests.send(1);
    }
}
