package dev.heddle.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.scheduler.Executions;
import dev.heddle.sync.WaitGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeTest {
    private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Duration elapsed() {
        return Duration.between(START, Time.now());
    }

    @Test
    void anExecutionBeginsIn2000AndSleepsForFree() {
        Executions.allEndWell(() -> {
            assertThat(Time.now()).isEqualTo(START);

            Time.sleep(Duration.ofDays(365));
            Time.sleep(SECOND);

            assertThat(Time.clock().instant())
                    .isEqualTo(START.plus(Duration.ofDays(365)).plus(SECOND));
        });
    }

    @Test
    void sleepingForNothingDoesNotMoveTheClock() {
        Executions.allEndWell(() -> {
            Time.sleep(Duration.ZERO);
            Time.sleep(Duration.ofSeconds(-1));

            assertThat(elapsed()).isZero();
        });
    }

    @Test
    void sleepsOverlap() {
        Executions.allEndWell(() -> {
            var all = new WaitGroup();
            for (int i = 1; i <= 3; i++) {
                int seconds = i;
                all.go(() -> {
                    Time.sleep(Duration.ofSeconds(seconds));
                    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(seconds));
                });
            }

            all.await();

            assertThat(elapsed()).isEqualTo(Duration.ofSeconds(3));
        });
    }

    @Test
    void withRacingTimersTheClockCanMoveWhileSomebodyRuns() {
        var seen = new TreeSet<Duration>();

        Executions.allEndWellWithRacingTimers(() -> {
            Go.go(() -> Time.sleep(SECOND));
            Go.yieldNow();
            seen.add(elapsed());
        });

        assertThat(seen).containsExactly(Duration.ZERO, SECOND);
    }

    @Test
    void aStoppedTimerLeavesNoValueBehind() {
        Executions.allEndWell(() -> {
            var timer = new Timer(SECOND);
            Time.sleep(Duration.ofSeconds(2));

            assertThat(timer.channel().length()).isZero();
            assertThat(timer.channel().capacity()).isZero();
            assertThat(timer.stop()).isTrue();
            assertThat(timer.channel().tryReceive()).isEmpty();
            assertThat(timer.stop()).isFalse();
        });
    }

    @Test
    void aTimerCanBeResetInAnyState() {
        Executions.allEndWell(() -> {
            var timer = new Timer(SECOND);
            assertThat(timer.reset(Duration.ofSeconds(3))).isTrue();
            assertThat(timer.channel().receive()).isEqualTo(START.plusSeconds(3));
            assertThat(timer.reset(SECOND)).isFalse();
            assertThat(timer.channel().receive()).isEqualTo(START.plusSeconds(4));
            timer.stop();
            assertThat(timer.reset(SECOND)).isFalse();
            Time.sleep(Duration.ofSeconds(5));
            assertThat(timer.reset(SECOND)).isTrue();
            assertThat(timer.channel().receive()).isEqualTo(START.plusSeconds(10));
        });
    }

    @Test
    void aTickerDropsTicksThatNobodyReceives() {
        Executions.allEndWell(() -> {
            try (var ticker = new Ticker(SECOND)) {
                Time.sleep(Duration.ofMillis(3_500));

                assertThat(ticker.channel().receive()).isEqualTo(START.plusSeconds(1));
                assertThat(ticker.channel().receive()).isEqualTo(START.plusSeconds(4));
                ticker.reset(Duration.ofSeconds(10));
                assertThat(ticker.channel().receive()).isEqualTo(START.plusSeconds(14));
            }
        });
    }

    @Test
    void anIntervalMustBePositive() {
        assertThatThrownBy(() -> new Ticker(Duration.ZERO))
                .isInstanceOf(GoPanic.class)
                .hasMessage("non-positive interval for NewTicker");
        try (var ticker = new Ticker(Duration.ofHours(1))) {
            assertThatThrownBy(() -> ticker.reset(Duration.ofMillis(-1)))
                    .isInstanceOf(GoPanic.class)
                    .hasMessage("non-positive interval for Ticker.Reset");
        }
    }

    @Test
    void whatAnEndedProgramHasSetNeitherFiresNorMovesTheClock() {
        Executions.allEndWell(() -> {
            Go.run(() -> {
                Go.go(() -> Time.sleep(SECOND));
                Time.afterFunc(SECOND, () -> {
                    throw new AssertionError("a program went on after its end");
                });
                Go.yieldNow();
            });

            Time.sleep(Duration.ofSeconds(2));

            assertThat(elapsed()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void anAfterFuncRunsOnItsOwnAndHasNoChannel() {
        Executions.allEndWell(() -> {
            var ran = Chan.<Instant>unbuffered();
            var timer = Time.afterFunc(SECOND, () -> ran.send(Time.now()));

            assertThat(timer.channel()).isSameAs(Chan.nil());
            assertThat(ran.receive()).isEqualTo(START.plusSeconds(1));
            assertThat(timer.stop()).isFalse();
        });
    }

    @Test
    void aTimerOnRealTimeIsRefusedInAnExecution() {
        var timer = new Timer(Duration.ofHours(1));

        Executions.allEndWell(() -> {
            assertThatThrownBy(timer::stop)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("timer made at ")
                    .hasMessageContaining("is on real time");
            assertThatThrownBy(timer.channel()::receive).hasMessageContaining("is on real time");
        });

        assertThat(timer.stop()).isTrue();
    }

    @Test
    void aTimerOfAnEarlierExecutionIsRefused() {
        var kept = new AtomicReference<Timer>();

        Executions.allEndWell(() -> {
            var timer = kept.get();
            if (timer == null) {
                kept.set(Time.afterFunc(SECOND, () -> {}));
                return;
            }
            assertThatThrownBy(() -> timer.reset(SECOND))
                    .hasMessageStartingWith("timer made at ")
                    .hasMessageContaining("belongs to an earlier execution");
        });
    }

    @Test
    void realTimersFireInRealTime() {
        var before = Time.now();

        var fired = Time.after(Duration.ofMillis(5)).receive();
        Time.sleep(Duration.ofMillis(5));

        assertThat(fired).isBetween(before, Time.now());
        assertThat(Duration.between(before, Time.now())).isGreaterThanOrEqualTo(Duration.ofMillis(9));
    }
}
