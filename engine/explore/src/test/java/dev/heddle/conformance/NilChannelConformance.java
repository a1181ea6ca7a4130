package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import java.util.ArrayList;

/// Go spec: "a nil channel is never ready for communication".
class NilChannelConformance {
    @InBothModes
    void sendingBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> Chan.<Integer>nil().send(1));

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan send (nil chan)");
    }

    @InBothModes
    void receivingBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> Chan.nil().receive());

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive (nil chan)");
    }

    @InBothModes
    void rangingBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> {
            for (var value : Chan.nil().range()) {
                throw new AssertionError("received " + value);
            }
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive (nil chan)");
    }

    @InBothModes
    void closingPanics(Mode mode) {
        mode.runExhaustively(
                () -> assertThat(panicOf(() -> Chan.nil().close())).hasMessageStartingWith("close of nil channel"));
    }

    @InBothModes
    void itsLengthAndCapacityAreZero(Mode mode) {
        mode.run(() -> {
            assertThat(Chan.nil().length()).isZero();
            assertThat(Chan.nil().capacity()).isZero();
        });
    }

    @InBothModes
    void tryingNeverSucceeds(Mode mode) {
        mode.run(() -> {
            Chan<Integer> nil = Chan.nil();

            assertThat(nil.trySend(1)).isFalse();
            assertThat(nil.tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void allNilChannelsAreEqual(Mode mode) {
        mode.run(() -> {
            Chan<Integer> one = Chan.nil();
            Chan<Integer> other = Chan.nil();

            assertThat(one).isEqualTo(other).isNotEqualTo(Chan.<Integer>unbuffered());
        });
    }

    @InBothModes
    void itsCasesAreNeverReady(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> nil = Chan.nil();

            String chosen = Go.select(
                    nil.receiving().to("received"),
                    nil.sending(1).to("sent"),
                    Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("nothing");
        });
    }

    @InBothModes
    void itsCasesDoNotDisturbTheOthers(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> nil = Chan.nil();
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(3));

            Integer value = Go.select(
                    nil.receiving(), channel.receiving(), nil.sending(1).to(-1));

            assertThat(value).isEqualTo(3);
        });
    }

    @InBothModes
    void aSelectOfNilChannelsAloneBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> nil = Chan.nil();
            Go.select(nil.receiving().to(1), nil.sending(1).to(2));
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "select");
    }

    @InBothModes
    void settingAVariableToNilTakesAChannelOutOfASelectLoop(Mode mode) {
        mode.run(() -> {
            Chan<Integer> odd = closedWith(1, 3);
            Chan<Integer> even = closedWith(2, 4);

            var merged = new ArrayList<Integer>();
            boolean oddOpen = true;
            boolean evenOpen = true;
            while (oddOpen || evenOpen) {
                Chan<Integer> a = oddOpen ? odd : Chan.nil();
                Chan<Integer> b = evenOpen ? even : Chan.nil();
                record Received(boolean isOdd, boolean isOpen) {}
                var received = Go.select(
                        a.receiving().map(value -> new Received(true, value != null && merged.add(value))),
                        b.receiving().map(value -> new Received(false, value != null && merged.add(value))));
                if (!received.isOpen()) {
                    oddOpen &= !received.isOdd();
                    evenOpen &= received.isOdd();
                }
            }

            assertThat(merged).containsExactlyInAnyOrder(1, 2, 3, 4);
            assertThat(merged).containsSubsequence(1, 3).containsSubsequence(2, 4);
        });
    }

    private static Chan<Integer> closedWith(int... values) {
        Chan<Integer> channel = Chan.buffered(values.length);
        for (int value : values) {
            channel.send(value);
        }
        channel.close();
        return channel;
    }
}
