package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.List;

/// Package time: Now, Sleep, After.
class TimeConformance {
    @InBothModes
    void sleepTakesAtLeastItsDuration(Mode mode) {
        mode.run(() -> {
            var start = Time.now();

            Time.sleep(millis(5));

            mode.tookSince(start, millis(5));
        });
    }

    @InBothModes
    void sleepingZeroOrLessReturnsAtOnce(Mode mode) {
        mode.run(() -> {
            var start = Time.now();

            Time.sleep(Duration.ZERO);
            Time.sleep(millis(-10));

            mode.tookSince(start, Duration.ZERO);
        });
    }

    @InBothModes
    void othersRunWhileOneSleeps(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);
            Go.go(() -> {
                Time.sleep(millis(200));
                channel.trySend(2);
            });
            Go.go(() -> channel.trySend(1));

            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void sleepsOfSeveralGoroutinesOverlap(Mode mode) {
        mode.run(() -> {
            var start = Time.now();

            inGoroutines(5, () -> Time.sleep(millis(4)));

            mode.tookSince(start, millis(4));
        });
    }

    @InBothModes
    void theClockNeverRunsBackwards(Mode mode) {
        mode.run(() -> {
            var first = Time.now();
            letOthersBlock();
            var second = Time.now();

            assertThat(second).isAfter(first);
            assertThat(Time.now()).isAfterOrEqualTo(second);
        });
    }

    @InBothModes
    void theClockGivesTheSameTime(Mode mode) {
        mode.run(() -> {
            var before = Time.now();
            var instant = Time.clock().instant();
            var after = Time.now();

            assertThat(instant).isBetween(before, after);
        });
    }

    @InBothModes
    void afterSendsTheTimeOnceTheDurationHasPassed(Mode mode) {
        mode.run(() -> {
            var start = Time.now();

            var fired = Time.after(millis(4)).receive();

            mode.tookSince(start, millis(4));
            assertThat(fired).isBetween(start.plus(millis(3)), Time.now());
        });
    }

    @InBothModes
    void afterServesAsATimeoutInSelect(Mode mode) {
        mode.run(() -> {
            Chan<Integer> silent = Chan.unbuffered();

            String chosen = Go.select(
                    silent.receiving().to("received"),
                    Time.after(millis(2)).receiving().to("timed out"));

            assertThat(chosen).isEqualTo("timed out");
        });
    }

    @InBothModes
    void anUnusedAfterIsForgotten(Mode mode) {
        mode.run(() -> {
            Time.after(Duration.ofHours(1));
            Case.after(Duration.ofHours(1));
        });
    }

    @InBothModes
    void sleepingKeepsTheOrderWithinAGoroutine(Mode mode) {
        mode.run(() -> {
            Chan<String> log = Chan.buffered(3);
            Go.go(() -> log.send("awake"));

            log.send("going to sleep");
            Time.sleep(millis(1));
            log.send("woken");

            assertThat(List.of(log.receive(), log.receive(), log.receive()))
                    .containsSubsequence("going to sleep", "woken")
                    .contains("awake");
        });
    }
}
