package dev.heddle.explore;

import dev.heddle.explore.recording.Recording;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.report.Contrast;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.strategy.Detour;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Expected;
import dev.heddle.explore.strategy.Replay;
import dev.heddle.explore.strategy.Search;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Observer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Looks for the schedule that passes and differs least from one that fails: it decides otherwise in the last step
/// where that helps, and goes on alike as far as it can.
final class NearestPassing {
    /// How many schedules are tried, and how many steps they may have together.
    private static final int MOST_TRIES = 500;
    private static final long MOST_STEPS = 500_000;
    /// And how long it may take: a body that waits for something outside takes real time.
    private static final long MOST_NANOS = 2_000_000_000L;
    /// What passes ends soon after what fails; a detour that goes on for ever does not help anybody.
    private static final int LONGER = 200;

    private final Settings settings;
    private final DeterministicScheduler scheduler;
    private final Body body;
    private final RaceWatch races;
    private final IntSupplier ticksAtMainsEnd;
    private final long started = System.nanoTime();
    private int tried;
    private long steps;

    NearestPassing(
            Settings settings,
            DeterministicScheduler scheduler,
            Body body,
            RaceWatch races,
            IntSupplier ticksAtMainsEnd) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.body = body;
        this.races = races;
        this.ticksAtMainsEnd = ticksAtMainsEnd;
    }

    /// @param token of the schedule that fails
    Contrast find(ReplayToken token) {
        races.interleave(token.racy());
        races.turnOn();
        try {
            run(new Replay(Expected.of(token.choices(), token.kinds())), token.choices().length, null);
            var order = scheduler.schedule().labels().toArray(0);
            for (int from = order.length - 1; from >= 0; from--) {
                var found = from(from, order, token.choices()[from]);
                if (found != null) {
                    return new Contrast(found, from, tried);
                }
                if (isSpent()) {
                    break;
                }
            }
        } catch (Diverged e) {
            // The body does not do the same twice, so there is nothing to compare.
        }
        return new Contrast(null, 0, tried);
    }

    private @Nullable Schedule from(int from, long[] order, int taken) {
        for (int alternative = 0; !isSpent(); alternative++) {
            for (var goesOn : new boolean[] {false, true}) {
                if (alternative == taken) {
                    continue;
                }
                var detour = new Detour(order, from, alternative, goesOn);
                var verdict = run(detour, Math.min(settings.maxSteps(), order.length + LONGER), null);
                if (!detour.exists()) {
                    return null;
                }
                tried++;
                if (verdict == Verdict.CLEAN) {
                    return record();
                }
            }
        }
        return null;
    }

    private boolean isSpent() {
        return tried >= MOST_TRIES || steps >= MOST_STEPS || System.nanoTime() - started >= MOST_NANOS;
    }

    private Schedule record() {
        var recording = new Recording(scheduler);
        var again = Replay.of(scheduler);
        again.begin(0);
        var ignored = run(again, settings.maxSteps(), recording);
        assert ignored == Verdict.CLEAN : ignored;
        return recording.schedule();
    }

    private Verdict run(Search search, int maxSteps, @Nullable Observer observer) {
        search.begin(0);
        try {
            var ending = scheduler.execute(body, search, maxSteps, false, Observers.of(observer, races.next()));
            steps += scheduler.schedule().size();
            return races.verdict(ending, settings.leaks(), ticksAtMainsEnd.getAsInt());
        } finally {
            scheduler.unwind();
        }
    }
}
