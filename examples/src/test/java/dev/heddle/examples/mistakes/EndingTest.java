package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;

/// How programs end: too early, or all of a sudden.
final class EndingTest {
    @GoTest(expect = AssertionFailed.class)
    void mainEndsBeforeTheGoroutineHasBegun() {
        var greetings = Chan.<String>buffered("greetings", 1);
        Go.run(() -> Go.go("greeter", () -> greetings.send("hello")));
        assertThat(greetings.tryReceive()).hasValue("hello");
    }

    @GoTest
    void mainWaitsForTheGoroutine() {
        var greetings = Chan.<String>buffered("greetings", 1);
        Go.run(() -> {
            var wg = new WaitGroup();
            wg.go(() -> greetings.send("hello"));
            wg.await();
        });
        assertThat(greetings.tryReceive()).hasValue("hello");
    }

    // tag::sleep[]
    /// A sleep is long enough until the machine is busy. With `IDLE`, the default, the clock waits for everybody,
    /// and this passes; with `RACING` a timer may fire while others are still at work.
    @GoTest(time = TimeModel.RACING, expect = AssertionFailed.class)
    void aSleepInsteadOfAWait() {
        var greetings = Chan.<String>buffered("greetings", 1);
        Go.go("greeter", () -> greetings.send("hello"));
        Time.sleep(Duration.ofSeconds(1));
        assertThat(greetings.tryReceive()).hasValue("hello");
    }

    @GoTest(time = TimeModel.RACING)
    void aReceiveInsteadOfASleep() {
        var greetings = Chan.<String>buffered("greetings", 1);
        Go.go("greeter", () -> greetings.send("hello"));
        assertThat(greetings.receive()).isEqualTo("hello");
    }
    // end::sleep[]

    /// One panic that nobody recovers ends them all.
    @GoTest(expect = Panicked.class)
    void aPanicInAnotherGoroutine() {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("clumsy", () -> {
            try {
                throw Go.panic("dropped it");
            } finally {
                done.close();
            }
        });
        done.receive();
    }

    @GoTest
    void aPanicThatIsRecoveredWhereItHappens() {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("clumsy", () -> {
            try {
                throw Go.panic("dropped it");
            } catch (GoPanic p) {
                assertThat(p.value()).isEqualTo("dropped it");
            } finally {
                done.close();
            }
        });
        done.receive();
    }

    /// The starter cannot catch what the goroutine throws.
    @GoTest(expect = Panicked.class)
    void aPanicRecoveredInTheWrongGoroutine() {
        var done = Chan.<Unit>unbuffered("done");
        try {
            Go.go("clumsy", () -> {
                throw Go.panic("dropped it");
            });
        } catch (GoPanic p) {
            done.close();
        }
        done.receive();
    }

    /// `Go.exit` in main does not end the program, and when the others have ended there is nobody left.
    @GoTest(expect = Deadlock.class)
    void exitInMain() {
        Go.go("last one", () -> {});
        Go.exit();
    }
}
