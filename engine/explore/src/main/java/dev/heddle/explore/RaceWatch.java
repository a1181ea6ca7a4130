package dev.heddle.explore;

import dev.heddle.explore.race.Race;
import dev.heddle.explore.race.RaceDetector;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Observer;
import org.jspecify.annotations.Nullable;

/// Whether a search looks for data races: only once the body has made something that can race, as looking costs
/// time.
final class RaceWatch {
    private final DeterministicScheduler scheduler;
    private final RaceDetector detector;
    private final boolean wanted;
    private boolean on;

    RaceWatch(DeterministicScheduler scheduler, Races races) {
        this.scheduler = scheduler;
        this.detector = new RaceDetector(scheduler);
        this.wanted = races == Races.FAIL;
    }

    /// What watches the next execution, or `null`.
    @Nullable
    Observer next() {
        if (!on) {
            return null;
        }
        detector.reset();
        return detector;
    }

    /// Whether the last execution has shown for the first time that there is something to watch: it must be run
    /// again.
    boolean mustLookAgain() {
        if (on || !wanted || !scheduler.hasPlainVariables()) {
            return false;
        }
        on = true;
        return true;
    }

    /// Watches from now on, without having seen a reason to.
    void turnOn() {
        on = wanted;
    }

    /// The race of the last execution, or `null`.
    @Nullable
    Race race() {
        return on ? detector.race() : null;
    }
}
