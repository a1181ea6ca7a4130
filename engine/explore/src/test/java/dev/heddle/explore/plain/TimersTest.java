package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.ControlledTimerTask;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.Threads;
import dev.heddle.probe.Timers;
import dev.heddle.sync.Shared;
import dev.heddle.time.Time;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// `java.util.Timer` on the virtual clock.
class TimersTest {
    /// What a rewritten class does that extends `TimerTask`.
    private static TimerTask task(Runnable action) {
        return new ControlledTimerTask() {
            @Override
            public void run() {
                action.run();
            }
        };
    }

    @Test
    void aTaskRunsWhenItsTimeHasCome() {
        var search = Search.exhaustive(outcome -> {
            var timer = Timers.make();
            var done = CountDownLatches.make(1);
            timer.schedule(
                    task(() -> {
                        outcome.accept("at " + Time.now().getEpochSecond() % 60 + " in "
                                + Threads.getName(Threads.currentThread()));
                        CountDownLatches.countDown(done);
                    }),
                    3_000);
            CountDownLatches.await(done);
            timer.cancel();
        });

        assertThat(search.outcomes()).containsExactly("at 3 in Timer-0");
    }

    @Test
    void anHourOfARepeatedTaskTakesNoRealTime() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var timer = Timers.make(true);
            var runs = AtomicIntegers.make();
            timer.scheduleAtFixedRate(
                    task(() -> AtomicIntegers.incrementAndGet(runs)), 0, TimeUnit.MINUTES.toMillis(20));
            Threads.sleep(TimeUnit.MINUTES.toMillis(59));
            outcome.accept("" + AtomicIntegers.get(runs));
            timer.cancel();
        });

        assertThat(search.outcomes()).containsExactly("3");
        assertThat(search.exploration().exhaustive()).isTrue();
    }

    @Test
    void aFixedDelayBeginsAnewWhereAFixedRateCatchesUp() {
        var search = Search.sampled(Strategy.random(), 50, outcome -> {
            for (var isRate : new boolean[] {true, false}) {
                var timer = Timers.make();
                var runs = AtomicIntegers.make();
                var slow = task(() -> {
                    if (AtomicIntegers.incrementAndGet(runs) == 1) {
                        sleep(2_500);
                    }
                });
                if (isRate) {
                    timer.scheduleAtFixedRate(slow, 0, 1_000);
                } else {
                    timer.schedule(slow, 0L, 1_000);
                }
                Threads.sleep(2_900);
                outcome.accept(isRate + " " + AtomicIntegers.get(runs));
                timer.cancel();
            }
        });

        assertThat(search.outcomes()).containsExactly("false 2", "true 3");
    }

    private static void sleep(long millis) {
        try {
            Threads.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTaskIsCancelledBeforeItRunsOrAfter() {
        var search = Search.exhaustive(outcome -> {
            var timer = Timers.make(true);
            var ran = AtomicIntegers.make();
            var task = task(() -> AtomicIntegers.set(ran, 1));
            timer.schedule(task, 0);
            outcome.accept("in time " + task.cancel());
            timer.cancel();
        });

        assertThat(search.outcomes()).containsExactly("in time false", "in time true");
    }

    @Test
    void whatIsMisusedThrowsAsInTheJdk() {
        var outside = new Timer(true);
        misuse(outside);

        var search = Search.by(Strategy.dpor(), _ -> misuse(Timers.make(true)));

        assertThat(search.outcomes()).isEmpty();
    }

    private static void misuse(Timer timer) {
        var task = task(() -> {});
        timer.schedule(task, 100_000);
        assertThatThrownBy(() -> timer.schedule(task, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Task already scheduled or cancelled");
        assertThatThrownBy(() -> timer.schedule(task(() -> {}), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Negative delay.");
        assertThatThrownBy(() -> timer.schedule(task(() -> {}), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Non-positive period.");
        assertThat(task.cancel()).isTrue();
        assertThat(task.cancel()).isFalse();
        assertThat(timer.purge()).isEqualTo(1);
        timer.cancel();
        assertThatThrownBy(() -> timer.schedule(task(() -> {}), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Timer already cancelled.");
    }

    @Test
    void aTimerThatNobodyCancelsIsALeakUnlessItIsADaemon() {
        var failure = Search.failure(() -> Timers.make("left"));

        assertThat(failure).isInstanceOf(GoroutineLeak.class);
        assertThat(failure.message()).contains("goroutine \"left\"");
        assertThat(Search.by(Strategy.dpor(), _ -> Timers.make(true)).outcomes())
                .isEmpty();
    }

    @Test
    void schedulingHappensBeforeTheTaskAndTheTaskBeforeNothing() {
        var search = Search.exhaustive(_ -> {
            var timer = Timers.make(true);
            var shared = new Shared<>(0);
            shared.set(1);
            timer.schedule(task(shared::get), 0);
        });
        assertThat(search.outcomes()).isEmpty();

        var failure = Search.failure(() -> {
            var timer = Timers.make(true);
            var shared = new Shared<>(0);
            timer.schedule(task(() -> shared.set(1)), 0);
            Threads.sleep(1_000);
            shared.get();
        });
        assertThat(failure).isInstanceOf(DataRace.class);
    }
}
