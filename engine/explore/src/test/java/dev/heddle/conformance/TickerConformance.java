package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Go;
import dev.heddle.time.Ticker;
import dev.heddle.time.Time;
import java.time.Duration;

/// Package time: Ticker.
class TickerConformance {
    @InBothModes
    void itTicksAgainAndAgain(Mode mode) {
        mode.run(() -> {
            var start = Time.now();
            try (var ticker = new Ticker(millis(2))) {
                for (int i = 0; i < 3; i++) {
                    ticker.channel().receive();
                }
            }

            mode.tookSince(start, millis(6));
        });
    }

    @InBothModes
    void itsTicksCarryTheTimeInOrder(Mode mode) {
        mode.run(() -> {
            try (var ticker = new Ticker(millis(1))) {
                var first = ticker.channel().receive();
                var second = ticker.channel().receive();

                assertThat(first).isBefore(second);
            }
        });
    }

    @InBothModes
    void ticksThatNobodyReceivesAreDropped(Mode mode) {
        mode.run(() -> {
            try (var ticker = new Ticker(millis(10))) {
                Time.sleep(millis(45));

                String late = Go.select(
                        ticker.channel().receiving().to("tick"),
                        Case.after(Duration.ofHours(1)).to("silence"));
                assertThat(late).isEqualTo("tick");
                int pending = 0;
                while (ticker.channel().tryReceive().isPresent()) {
                    pending++;
                }
                // Of the four ticks one was kept; on a slow machine the next may have come in the meantime.
                assertThat(pending).isLessThan(3);
            }
        });
    }

    @InBothModes
    void aStoppedTickerTicksNoMore(Mode mode) {
        mode.run(() -> {
            var ticker = new Ticker(millis(1));
            ticker.channel().receive();

            ticker.stop();

            String chosen = Go.select(
                    ticker.channel().receiving().to("tick"),
                    Case.after(millis(5)).to("silence"));
            assertThat(chosen).isEqualTo("silence");
        });
    }

    @InBothModes
    void stoppingItDoesNotCloseItsChannel(Mode mode) {
        String text = mode.deadlockText(() -> {
            var ticker = new Ticker(millis(1));
            ticker.stop();
            ticker.channel().receive();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive");
    }

    @InBothModes
    void stoppingItTwiceIsHarmless(Mode mode) {
        mode.run(() -> {
            var ticker = new Ticker(millis(1));

            ticker.stop();
            ticker.stop();
        });
    }

    @InBothModes
    void resetGivesItANewPeriod(Mode mode) {
        mode.run(() -> {
            try (var ticker = new Ticker(Duration.ofHours(1))) {
                var start = Time.now();

                ticker.reset(millis(3));
                ticker.channel().receive();
                ticker.channel().receive();

                mode.tookSince(start, millis(6));
            }
        });
    }

    @InBothModes
    void resetStartsAStoppedTickerAgain(Mode mode) {
        mode.run(() -> {
            try (var ticker = new Ticker(millis(1))) {
                ticker.stop();

                ticker.reset(millis(1));

                assertThat(ticker.channel().receive()).isNotNull();
            }
        });
    }

    @InBothModes
    void afterResetNoStaleTickIsReceived(Mode mode) {
        mode.run(() -> {
            try (var ticker = new Ticker(millis(1))) {
                Time.sleep(millis(3));
                var reset = Time.now();

                ticker.reset(millis(4));
                ticker.channel().receive();

                mode.tookSince(reset, millis(4));
            }
        });
    }

    @InBothModes
    void aRunningTickerDoesNotHoldUpTheEnd(Mode mode) {
        mode.run(() -> new Ticker(millis(1)));
    }
}
