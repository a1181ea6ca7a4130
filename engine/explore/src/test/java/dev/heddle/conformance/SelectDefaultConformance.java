package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Shared;
import java.time.Duration;
import java.util.Set;

/// Go spec, "Select statements": the default case.
class SelectDefaultConformance {
    @InBothModes
    void itIsTakenWhenNothingElseIsReady(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> empty = Chan.buffered(1);
            Chan<Integer> unbuffered = Chan.unbuffered();

            String chosen = Go.select(
                    empty.receiving().to("received"),
                    unbuffered.sending(1).to("sent"),
                    Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("nothing");
        });
    }

    @InBothModes
    void aloneItReturnsAtOnce(Mode mode) {
        mode.runExhaustively(() ->
                assertThat(Go.<String>select(Case.otherwise().to("nothing"))).isEqualTo("nothing"));
    }

    @InBothModes
    void withoutAMapItGivesNull(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> empty = Chan.buffered(1);

            Object result = Go.<Object>select(empty.receiving(), Case.otherwise());

            assertThat(result).isNull();
        });
    }

    @InBothModes
    void itIsNotTakenWhileAValueIsBuffered(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);

            int value = Go.select(channel.receiving(), Case.otherwise().to(-1));

            assertThat(value).isEqualTo(1);
        });
    }

    @InBothModes
    void itIsNotTakenWhileThereIsRoomToSend(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);

            String chosen =
                    Go.select(channel.sending(1).to("sent"), Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("sent");
        });
    }

    @InBothModes
    void itIsTakenWhenTheBufferIsFull(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            channel.send(1);

            String chosen =
                    Go.select(channel.sending(2).to("sent"), Case.otherwise().to("dropped"));

            assertThat(chosen).isEqualTo("dropped");
            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void itIsNotTakenOnceAChannelIsClosed(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            String chosen =
                    Go.select(channel.receiving().to("closed"), Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("closed");
        });
    }

    @InBothModes
    void itLosesAgainstATimeoutOnlyIfThatIsReady(Mode mode) {
        mode.run(() -> {
            String chosen = Go.select(
                    Case.after(Duration.ofHours(1)).to("timed out"),
                    Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("nothing");
        });
    }

    @InBothModes
    void aLoopThatPollsMeetsASenderInTheEnd(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(4));

            int value = -1;
            while (value < 0) {
                value = Go.select(channel.receiving(), Case.otherwise().to(-1));
                Go.yieldNow();
            }

            assertThat(value).isEqualTo(4);
        });
    }

    @InBothModes
    void aLoopThatPollsMeetsAReceiverInTheEnd(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Integer> received = Chan.buffered(1);
            Go.go(() -> received.send(channel.receive()));
            letOthersBlock();

            while (!Go.<Boolean>select(
                    channel.sending(4).to(true), Case.otherwise().to(false))) {
                Go.yieldNow();
            }

            assertThat(received.receive()).isEqualTo(4);
        });
    }

    @InBothModes
    void aLoopThatPollsADoneChannelEndsWhenItIsClosed(Mode mode) {
        mode.run(() -> {
            Chan<Unit> done = Chan.unbuffered();
            var closed = new Shared<>(false);
            Go.go(() -> {
                closed.set(true);
                done.close();
            });

            boolean running = true;
            while (running) {
                running = Go.select(done.receiving().to(false), Case.otherwise().to(true));
                Go.yieldNow();
            }

            assertThat(closed.get()).isTrue();
        });
    }

    @InBothModes
    void twoGoroutinesThatOnlyPollMayMissEachOther(Mode mode) {
        Set<String> outcomes = mode.outcomes(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Chan<Boolean> sent = Chan.buffered(1);
            Go.go(() -> sent.send(channel.trySend(1)));

            boolean received = channel.tryReceive().isPresent();

            return received == sent.receive() ? "consistent" : "lost or invented a value";
        });

        assertThat(outcomes).containsExactly("consistent");
    }

    @InBothModes
    void aValueIsDroppedRatherThanBlockingTheProducer(Mode mode) {
        mode.run(() -> {
            Chan<Integer> latest = Chan.buffered(1);
            int dropped = 0;

            for (int i = 0; i < 5; i++) {
                dropped += Go.<Integer>select(
                        latest.sending(i).to(0), Case.otherwise().to(1));
            }

            assertThat(dropped).isEqualTo(4);
            assertThat(latest.receive()).isZero();
        });
    }
}
