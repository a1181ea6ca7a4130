package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Shared;
import dev.heddle.time.Time;
import dev.heddle.time.Timer;
import java.time.Duration;

/// Package time: Timer, as of Go 1.23 (no stale values after Stop and Reset).
class TimerConformance {
    private static final Duration LONG = Duration.ofHours(1);

    @InBothModes
    void itSendsTheTimeOnceItHasPassed(Mode mode) {
        mode.run(() -> {
            var start = Time.now();
            var timer = new Timer(millis(4));

            var fired = timer.channel().receive();

            mode.tookSince(start, millis(4));
            assertThat(fired).isBetween(start.plus(millis(3)), Time.now());
        });
    }

    @InBothModes
    void itFiresOnlyOnce(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            timer.channel().receive();

            Time.sleep(millis(3));

            assertThat(timer.channel().tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void aTimerOfZeroOrLessFiresAtOnce(Mode mode) {
        mode.run(() -> {
            assertThat(new Timer(Duration.ZERO).channel().receive()).isNotNull();
            assertThat(new Timer(millis(-5)).channel().receive()).isNotNull();
        });
    }

    @InBothModes
    void stoppingARunningTimerIsTrueAndItNeverFires(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(LONG);

            assertThat(timer.stop()).isTrue();

            assertThat(timer.channel().tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void waitingForAStoppedTimerIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var timer = new Timer(LONG);
            timer.stop();
            timer.channel().receive();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive");
    }

    @InBothModes
    void stoppingAStoppedTimerIsFalse(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(LONG);
            timer.stop();

            assertThat(timer.stop()).isFalse();
        });
    }

    @InBothModes
    void stoppingATimerWhoseValueWasReceivedIsFalse(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            timer.channel().receive();

            assertThat(timer.stop()).isFalse();
        });
    }

    @InBothModes
    void stoppingAFiredTimerIsTrueWhileItsValueIsUnreceivedAndDropsIt(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            Time.sleep(millis(5));

            assertThat(timer.stop()).isTrue();

            assertThat(timer.channel().tryReceive()).isEmpty();
        });
    }

    @InBothModes
    void afterStopNoStaleValueIsReceived(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            Time.sleep(millis(1));

            timer.stop();

            String chosen = Go.select(
                    timer.channel().receiving().to("stale"),
                    Case.after(millis(2)).to("nothing"));
            assertThat(chosen).isEqualTo("nothing");
        });
    }

    @InBothModes
    void resettingARunningTimerIsTrueAndPostponesIt(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(LONG);
            var start = Time.now();

            assertThat(timer.reset(millis(4))).isTrue();
            timer.channel().receive();

            mode.tookSince(start, millis(4));
        });
    }

    @InBothModes
    void resettingAStoppedTimerIsFalseAndStartsItAgain(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(LONG);
            timer.stop();

            assertThat(timer.reset(millis(1))).isFalse();

            assertThat(timer.channel().receive()).isNotNull();
        });
    }

    @InBothModes
    void resettingAReceivedTimerIsFalseAndItFiresAgain(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            timer.channel().receive();

            assertThat(timer.reset(millis(1))).isFalse();

            assertThat(timer.channel().receive()).isNotNull();
        });
    }

    @InBothModes
    void afterResetOnlyTheNewTimeIsReceived(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            Time.sleep(millis(3));
            var reset = Time.now();

            timer.reset(millis(2));
            var fired = timer.channel().receive();

            assertThat(Duration.between(reset, fired)).isGreaterThanOrEqualTo(millis(1));
            mode.tookSince(reset, millis(2));
        });
    }

    @InBothModes
    void itsChannelLooksUnbuffered(Mode mode) {
        mode.run(() -> {
            var timer = new Timer(millis(1));
            Time.sleep(millis(3));

            assertThat(timer.channel().capacity()).isZero();
            assertThat(timer.channel().length()).isZero();
        });
    }

    @InBothModes
    void timersFireInTheOrderOfTheirDeadlines(Mode mode) {
        mode.run(() -> {
            Chan<String> fired = Chan.buffered(2);
            Time.afterFunc(millis(40), () -> fired.send("late"));
            Time.afterFunc(millis(1), () -> fired.send("early"));

            assertThat(fired.receive()).isEqualTo("early");
            assertThat(fired.receive()).isEqualTo("late");
        });
    }

    @InBothModes
    void afterFuncRunsItsBodyInAGoroutineOfItsOwn(Mode mode) {
        mode.run(() -> {
            var start = Time.now();
            Chan<Unit> ran = Chan.unbuffered();

            Time.afterFunc(millis(4), () -> ran.send(Unit.UNIT));
            ran.receive();

            mode.tookSince(start, millis(4));
        });
    }

    @InBothModes
    void aStoppedAfterFuncDoesNotRun(Mode mode) {
        mode.run(() -> {
            var ran = new Shared<>(false);
            var timer = Time.afterFunc(LONG, () -> ran.set(true));

            assertThat(timer.stop()).isTrue();
            letOthersBlock();

            assertThat(ran.get()).isFalse();
        });
    }

    @InBothModes
    void stoppingAnAfterFuncThatHasRunIsFalse(Mode mode) {
        mode.run(() -> {
            Chan<Unit> ran = Chan.unbuffered();
            var timer = Time.afterFunc(millis(1), ran::close);

            ran.receive();

            assertThat(timer.stop()).isFalse();
        });
    }

    @InBothModes
    void aResetAfterFuncRunsAgain(Mode mode) {
        mode.run(() -> {
            Chan<Unit> ran = Chan.unbuffered();
            var timer = Time.afterFunc(millis(1), () -> ran.send(Unit.UNIT));
            ran.receive();

            assertThat(timer.reset(millis(1))).isFalse();

            ran.receive();
        });
    }

    @InBothModes
    void theChannelOfAnAfterFuncIsNil(Mode mode) {
        mode.run(() -> {
            var timer = Time.afterFunc(LONG, () -> {});

            assertThat(timer.channel()).isEqualTo(Chan.nil());

            timer.stop();
        });
    }

    @InBothModes
    void whatHappenedBeforeAnAfterFuncWasSetIsSeenByItsBody(Mode mode) {
        mode.run(() -> {
            var written = new Shared<>(0);
            Chan<Integer> seen = Chan.unbuffered();

            written.set(3);
            Time.afterFunc(millis(1), () -> seen.send(written.get()));

            assertThat(seen.receive()).isEqualTo(3);
        });
    }
}
