package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.millis;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;

/// Go spec, "Select statements": what a case may be and when its statements run.
class CaseConformance {
    @InBothModes
    void mapMakesAResultOfTheReceivedValue(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = bufferedWith(20);

            String text = Go.select(channel.receiving().map(value -> "got " + value));

            assertThat(text).isEqualTo("got 20");
        });
    }

    @InBothModes
    void mapSeesNullOnceTheChannelIsClosed(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            channel.close();

            boolean open = Go.select(channel.receiving().map(value -> value != null));

            assertThat(open).isFalse();
        });
    }

    @InBothModes
    void onlyTheChosenCaseIsMapped(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> a = bufferedWith(1);
            Chan<Integer> b = bufferedWith(2);
            var mapped = new ArrayList<Integer>();

            int chosen = Go.select(
                    a.receiving().map(value -> {
                        mapped.add(value);
                        return value;
                    }),
                    b.receiving().map(value -> {
                        mapped.add(value);
                        return value;
                    }));

            assertThat(mapped).containsExactly(chosen);
        });
    }

    @InBothModes
    void mapsMayBeChained(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = bufferedWith(3);

            String text = Go.select(channel.receiving().map(value -> value * 2).map(value -> "<" + value + ">"));

            assertThat(text).isEqualTo("<6>");
        });
    }

    @InBothModes
    void mapRunsInTheSelectingGoroutineAfterTheCommunication(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = bufferedWith(3);
            var selecting = Thread.currentThread();

            int lengthThen = Go.select(channel.receiving().map(_ -> {
                assertThat(Thread.currentThread()).isSameAs(selecting);
                return channel.length();
            }));

            assertThat(lengthThen).isZero();
        });
    }

    @InBothModes
    void mapMayBlock(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> first = bufferedWith(1);
            Chan<Integer> second = Chan.unbuffered();
            Go.go(() -> second.send(2));

            Integer sum = Go.select(first.receiving().map(value -> value + second.receive()));

            assertThat(sum).isEqualTo(3);
        });
    }

    @InBothModes
    void mapMaySelectAgain(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> first = bufferedWith(1);
            Chan<Integer> second = bufferedWith(2);

            Integer value = Go.select(first.receiving().map(_ -> Go.select(second.receiving())));

            assertThat(value).isEqualTo(2);
        });
    }

    @InBothModes
    void aPanicInMapPassesAndTheCommunicationHasHappened(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = bufferedWith(1);

            var panic = panicOf(() -> Go.select(channel.receiving().map(value -> {
                throw Go.panic("bad value " + value);
            })));

            assertThat(panic.value()).isEqualTo("bad value 1");
            assertThat(channel.length()).isZero();
        });
    }

    @InBothModes
    void toGivesAConstant(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = bufferedWith(1);

            assertThat(Go.<String>select(channel.receiving().to("received"))).isEqualTo("received");
        });
    }

    @InBothModes
    void thenRunsTheStatementsOfTheChosenCase(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> in = bufferedWith(1);
            Chan<Integer> out = Chan.unbuffered();
            var log = new ArrayList<String>();

            Go.select(
                    in.receiving().then(value -> log.add("received " + value)),
                    out.sending(2).then(_ -> log.add("sent")));

            assertThat(log).containsExactly("received 1");
        });
    }

    @InBothModes
    void aCaseSwitchedOffIsNeverReady(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> ready = bufferedWith(1);

            String chosen = Go.select(
                    ready.receiving().to("received").when(false),
                    Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("nothing");
            assertThat(ready.length()).isEqualTo(1);
        });
    }

    @InBothModes
    void aPartnerDoesNotFindACaseSwitchedOff(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> off = Chan.unbuffered();
            Chan<Integer> on = Chan.unbuffered();
            Go.go(() -> {
                assertThat(off.trySend(1)).isFalse();
                on.send(2);
            });

            int value = Go.select(off.receiving().when(false), on.receiving());

            assertThat(value).isEqualTo(2);
        });
    }

    @InBothModes
    void aCaseSwitchedOnIsAsItWas(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> ready = bufferedWith(1);

            assertThat(Go.<Integer>select(ready.receiving().when(true))).isEqualTo(1);
        });
    }

    @InBothModes
    void aClosedChannelToSendOnIsHarmlessWhileSwitchedOff(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> closed = Chan.unbuffered();
            closed.close();

            String chosen = Go.select(
                    closed.sending(1).to("sent").when(false), Case.otherwise().to("nothing"));

            assertThat(chosen).isEqualTo("nothing");
        });
    }

    @InBothModes
    void neverIsNeverReady(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> ready = bufferedWith(1);

            assertThat(Go.select(Case.<Integer>never(), ready.receiving())).isEqualTo(1);
        });
    }

    @InBothModes
    void neverAloneBlocksForEver(Mode mode) {
        String text = mode.deadlockText(() -> Go.select(Case.<Integer>never()));

        assertThat(text).contains("all goroutines are asleep - deadlock!", "select");
    }

    @InBothModes
    void aCaseMayBeUsedAgain(Mode mode) {
        mode.runExhaustively(() -> {
            Chan<Integer> channel = Chan.buffered(2);
            Case<?> send = channel.sending(7);
            Case<Integer> receive = channel.receiving();

            Go.select(send);
            Go.select(send);

            assertThat(Go.select(receive)).isEqualTo(7);
            assertThat(Go.select(receive)).isEqualTo(7);
        });
    }

    @InBothModes
    void derivingACaseLeavesTheOriginalAlone(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = bufferedWith(7);
            Case<Integer> receive = channel.receiving();

            receive.map(value -> -value);
            receive.when(false);

            assertThat(Go.select(receive)).isEqualTo(7);
        });
    }

    @InBothModes
    void makingACaseDoesNotCommunicate(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);

            channel.sending(1);
            channel.receiving();

            assertThat(channel.length()).isZero();
        });
    }

    @InBothModes
    void afterIsReadyOnceTheTimeHasPassed(Mode mode) {
        mode.run(() -> {
            Chan<Integer> silent = Chan.unbuffered();
            var start = Time.now();

            String chosen = Go.select(
                    silent.receiving().to("received"), Case.after(millis(5)).to("timed out"));

            assertThat(chosen).isEqualTo("timed out");
            mode.tookSince(start, millis(5));
        });
    }

    @InBothModes
    void afterDoesNotHoldUpAReadyCase(Mode mode) {
        mode.run(() -> {
            Chan<Integer> ready = bufferedWith(1);

            String chosen = Go.select(
                    ready.receiving().to("received"),
                    Case.after(Duration.ofHours(1)).to("timed out"));

            assertThat(chosen).isEqualTo("received");
        });
    }

    @InBothModes
    void theShorterOfTwoTimeoutsWins(Mode mode) {
        mode.run(() -> {
            String chosen = Go.select(
                    Case.after(Duration.ofHours(1)).to("long"),
                    Case.after(millis(1)).to("short"));

            assertThat(chosen).isEqualTo("short");
        });
    }

    @InBothModes
    void aTimeoutOfZeroOrLessIsReadyAtOnce(Mode mode) {
        mode.run(() -> {
            Chan<Integer> silent = Chan.unbuffered();

            String zero = Go.select(
                    silent.receiving().to("received"), Case.after(Duration.ZERO).to("timed out"));
            String less = Go.select(
                    silent.receiving().to("received"), Case.after(millis(-5)).to("timed out"));

            assertThat(zero).isEqualTo("timed out");
            assertThat(less).isEqualTo("timed out");
        });
    }

    @InBothModes
    void aTimeoutUsedAgainCountsFromTheNewSelect(Mode mode) {
        mode.run(() -> {
            var timeout = Case.after(millis(4));
            var start = Time.now();

            Go.select(timeout);
            Go.select(timeout);

            mode.tookSince(start, millis(8));
        });
    }

    private static Chan<Integer> bufferedWith(int value) {
        Chan<Integer> channel = Chan.buffered(1);
        channel.send(value);
        return channel;
    }
}
