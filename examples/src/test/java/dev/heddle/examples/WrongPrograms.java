package dev.heddle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;

/// The failing tests whose reports the guide explains. [DocumentsTest] runs them; the name hides them from the
/// build.
final class WrongPrograms {
    // tag::deadlock[]
    @GoTest
    void transfersInBothDirections() {
        var savings = new Mutex("savings");
        var checking = new Mutex("checking");
        var wg = new WaitGroup();
        wg.go(() -> {
            try (var _ = savings.hold();
                    var _ = checking.hold()) {}
        });
        wg.go(() -> {
            try (var _ = checking.hold();
                    var _ = savings.hold()) {}
        });
        wg.await();
    }
    // end::deadlock[]

    // tag::leak[]
    @GoTest
    void answersInTimeOrNotAtAll() {
        var result = Chan.<String>unbuffered("result");
        Go.go("worker", () -> {
            Time.sleep(Duration.ofSeconds(2));
            result.send("done");
        });
        var answer =
                Go.select(result.receiving(), Case.after(Duration.ofSeconds(1)).to("too late"));
        assertThat(answer).isEqualTo("too late");
    }
    // end::leak[]

    // tag::race[]
    @GoTest
    void countsToTwo() {
        var counter = new Shared<>("counter", 0);
        var done = Chan.<Boolean>buffered("done", 2);
        for (int i = 1; i <= 2; i++) {
            Go.go("adder-" + i, () -> {
                counter.set(counter.get() + 1);
                done.send(true);
            });
        }
        done.receive();
        done.receive();
        assertThat(counter.get()).isEqualTo(2);
    }
    // end::race[]

    // tag::panic[]
    @GoTest
    void eachSenderCloses() {
        var numbers = Chan.<Integer>buffered("numbers", 2);
        for (int i = 1; i <= 2; i++) {
            int number = i;
            Go.go("sender-" + i, () -> {
                numbers.send(number);
                numbers.close();
            });
        }
        numbers.range().forEach(_ -> {});
    }
    // end::panic[]
}
