package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;

/// Main waits for something that cannot happen any more: "all goroutines are asleep - deadlock!".
final class BlockedForEverTest {
    // tag::unreceived[]
    @GoTest(expect = Deadlock.class)
    void aSendThatNobodyReceives() {
        var messages = Chan.<String>unbuffered("messages");
        messages.send("is anybody there?");
        messages.receive();
    }

    @GoTest
    void aSendFromAnotherGoroutine() {
        var messages = Chan.<String>unbuffered("messages");
        Go.go("sender", () -> messages.send("here I am"));
        assertThat(messages.receive()).isEqualTo("here I am");
    }
    // end::unreceived[]

    @GoTest(expect = Deadlock.class)
    void aReceiveThatNobodySendsTo() {
        var messages = Chan.<String>unbuffered("messages");
        messages.receive();
    }

    @GoTest
    void aReceiveThatLooksFirst() {
        var messages = Chan.<String>unbuffered("messages");
        assertThat(messages.tryReceive()).isEmpty();
    }

    @GoTest(expect = Deadlock.class)
    void oneValueMoreThanTheBufferHolds() {
        var numbers = Chan.<Integer>buffered("numbers", 2);
        numbers.send(1);
        numbers.send(2);
        numbers.send(3);
    }

    @GoTest
    void asManyValuesAsTheBufferHolds() {
        var numbers = Chan.<Integer>buffered("numbers", 3);
        numbers.send(1);
        numbers.send(2);
        numbers.send(3);
        assertThat(numbers.length()).isEqualTo(3);
    }

    /// In Go: `var ch chan int`, and the `make` forgotten.
    @GoTest(expect = Deadlock.class)
    void aSendToANilChannel() {
        Chan<Integer> numbers = Chan.nil();
        Go.go("receiver", numbers::receive);
        numbers.send(1);
    }

    @GoTest(expect = Deadlock.class)
    void aReceiveFromANilChannel() {
        Chan<Integer> numbers = Chan.nil();
        Go.go("sender", () -> numbers.send(1));
        numbers.receive();
    }

    @GoTest
    void aChannelThatWasMade() {
        var numbers = Chan.<Integer>unbuffered("numbers");
        Go.go("sender", () -> numbers.send(1));
        assertThat(numbers.receive()).isEqualTo(1);
    }

    /// In a select a nil channel is of use: its case is never ready.
    @GoTest
    void aNilChannelInASelect() {
        Chan<Integer> never = Chan.nil();
        var picked = Go.select(never.receiving().to("never"), Case.otherwise().to("otherwise"));
        assertThat(picked).isEqualTo("otherwise");
    }

    @GoTest(expect = Deadlock.class)
    void twoThatBothWaitForTheOtherToSpeakFirst() {
        var there = Chan.<String>unbuffered("there");
        var back = Chan.<String>unbuffered("back");
        Go.go("shy", () -> {
            there.receive();
            back.send("fine, and you?");
        });
        back.receive();
        there.send("how are you?");
    }

    @GoTest
    void twoOfWhomOneSpeaksFirst() {
        var there = Chan.<String>unbuffered("there");
        var back = Chan.<String>unbuffered("back");
        Go.go("shy", () -> {
            there.receive();
            back.send("fine, and you?");
        });
        there.send("how are you?");
        assertThat(back.receive()).isEqualTo("fine, and you?");
    }

    @GoTest(expect = Deadlock.class)
    void aSelectWithoutCases() {
        Go.select();
    }

    @GoTest(expect = Deadlock.class)
    void oneReceiveTooMany() {
        var results = Chan.<Integer>unbuffered("results");
        for (int i = 0; i < 3; i++) {
            int number = i;
            Go.go("worker-" + i, () -> results.send(number));
        }
        for (int i = 0; i <= 3; i++) {
            results.receive();
        }
    }

    @GoTest
    void aReceiveForEachSend() {
        var results = Chan.<Integer>unbuffered("results");
        for (int i = 0; i < 3; i++) {
            int number = i;
            Go.go("worker-" + i, () -> results.send(number));
        }
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += results.receiveOr(0);
        }
        assertThat(sum).isEqualTo(3);
    }

    /// The worker is so fast that it signals before main waits, and a non-blocking signal finds nobody.
    @GoTest(expect = Deadlock.class)
    void aSignalThatIsLostIfNobodyWaitsYet() {
        var ready = Chan.<Unit>unbuffered("ready");
        Go.go("worker", () -> ready.trySend(Unit.UNIT));
        ready.receive();
    }

    @GoTest
    void aSignalThatWaitsInTheBuffer() {
        var ready = Chan.<Unit>buffered("ready", 1);
        Go.go("worker", () -> ready.trySend(Unit.UNIT));
        ready.receive();
    }
}
