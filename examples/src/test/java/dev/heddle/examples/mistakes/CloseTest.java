package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Once;
import dev.heddle.sync.WaitGroup;

/// Closing a channel: too early, too often, or never.
final class CloseTest {
    @GoTest(expect = Panicked.class)
    void sendOnAClosedChannel() {
        var numbers = Chan.<Integer>buffered("numbers", 1);
        numbers.close();
        numbers.send(1);
    }

    /// The receiver has enough and closes; the sender does not know.
    @GoTest(expect = Panicked.class)
    void theReceiverCloses() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        Go.go("sender", () -> {
            for (int i = 0; i < 3; i++) {
                numbers.send(i);
            }
        });
        numbers.receive();
        numbers.close();
    }

    @GoTest
    void theSenderCloses() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        Go.go("sender", () -> {
            for (int i = 0; i < 3; i++) {
                numbers.send(i);
            }
            numbers.close();
        });
        int sum = 0;
        for (int n : numbers.range()) {
            sum += n;
        }
        assertThat(sum).isEqualTo(3);
    }

    @GoTest(expect = Panicked.class)
    void closeOfAClosedChannel() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        numbers.close();
        numbers.close();
    }

    @GoTest(expect = Panicked.class)
    void closeOfANilChannel() {
        Chan.<Integer>nil().close();
    }

    // tag::eachSender[]
    @GoTest(expect = Panicked.class)
    void eachOfTwoSendersCloses() {
        var numbers = Chan.<Integer>buffered("numbers", 2);
        for (int i = 1; i <= 2; i++) {
            int number = i;
            Go.go("sender-" + number, () -> {
                numbers.send(number);
                numbers.close();
            });
        }
        numbers.range().forEach(_ -> {});
    }

    @GoTest
    void theSendersAreAwaitedAndThenOneCloses() {
        var numbers = Chan.<Integer>buffered("numbers", 2);
        var wg = new WaitGroup();
        for (int i = 1; i <= 2; i++) {
            int number = i;
            wg.go(() -> numbers.send(number));
        }
        Go.go("closer", () -> {
            wg.await();
            numbers.close();
        });
        int sum = 0;
        for (int n : numbers.range()) {
            sum += n;
        }
        assertThat(sum).isEqualTo(3);
    }
    // end::eachSender[]

    @GoTest
    void whoeverIsFirstClosesOnce() {
        var done = Chan.<Void>unbuffered("done");
        var once = new Once();
        for (int i = 1; i <= 2; i++) {
            Go.go(() -> once.run(done::close));
        }
        done.receive();
    }

    // tag::forgotten[]
    @GoTest(expect = Deadlock.class)
    void aRangeOverAChannelThatNobodyCloses() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        Go.go("sender", () -> {
            for (int i = 1; i <= 3; i++) {
                numbers.send(i);
            }
        });
        for (int n : numbers.range()) {
            assertThat(n).isPositive();
        }
    }
    // end::forgotten[]

    @GoTest
    void aRangeOverAChannelThatTheSenderCloses() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        Go.go("sender", () -> {
            for (int i = 1; i <= 3; i++) {
                numbers.send(i);
            }
            numbers.close();
        });
        for (int n : numbers.range()) {
            assertThat(n).isPositive();
        }
    }

    /// Main does not notice: it has its results, and the workers wait for jobs that never come.
    @GoTest(expect = GoroutineLeak.class)
    void workersThatAreNeverToldToStop() {
        var jobs = Chan.<Integer>unbuffered("jobs");
        var results = Chan.<Integer>unbuffered("results");
        Go.go("worker", () -> {
            for (int job : jobs.range()) {
                results.send(job * job);
            }
        });
        jobs.send(3);
        assertThat(results.receive()).isEqualTo(9);
    }

    @GoTest
    void workersThatAreToldToStop() {
        var jobs = Chan.<Integer>unbuffered("jobs");
        var results = Chan.<Integer>unbuffered("results");
        Go.go("worker", () -> {
            for (int job : jobs.range()) {
                results.send(job * job);
            }
        });
        jobs.send(3);
        assertThat(results.receive()).isEqualTo(9);
        jobs.close();
    }

    /// `null` means closed; taking it for a value hides that.
    @GoTest(expect = AssertionFailed.class)
    void theZeroValueTakenForAResult() {
        var results = Chan.<Integer>unbuffered("results");
        Go.go("worker", results::close);
        assertThat(results.receiveOr(0)).isPositive();
    }

    @GoTest
    void theCloseToldFromAResult() {
        var results = Chan.<Integer>unbuffered("results");
        Go.go("worker", results::close);
        if (results.receive() instanceof Integer result) {
            assertThat(result).isPositive();
        }
    }
}
