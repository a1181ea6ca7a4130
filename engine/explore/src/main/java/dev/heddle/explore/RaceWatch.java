package dev.heddle.explore;

import dev.heddle.explore.race.AccessLog;
import dev.heddle.explore.race.Leftover;
import dev.heddle.explore.race.Leftovers;
import dev.heddle.explore.race.Race;
import dev.heddle.explore.race.RaceDetector;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Observer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a search looks for data races: only once the body has done something that can race, as looking costs
/// time.
///
/// With [Races#INTERLEAVE] a race is nothing to end an execution for. It is remembered which memory raced, and a
/// search that knows it makes the accesses to it steps.
final class RaceWatch {
    private final DeterministicScheduler scheduler;
    private final Leftovers leftovers;
    private final RaceDetector detector;
    private final boolean wanted;
    private boolean on;
    private Set<Integer> racy = Set.of();

    RaceWatch(DeterministicScheduler scheduler, Races races) {
        this.scheduler = scheduler;
        this.leftovers = new Leftovers(scheduler);
        this.detector = new RaceDetector(scheduler, leftovers);
        this.wanted = races != Races.IGNORE;
        if (races == Races.INTERLEAVE) {
            detector.goOn();
        }
    }

    /// Makes accesses to some memory steps, from the next execution on.
    void interleave(Set<Integer> memory) {
        racy = memory;
        on |= !memory.isEmpty();
        detector.interleave(memory);
    }

    /// Which memory's accesses are steps.
    Set<Integer> racy() {
        return racy;
    }

    /// Which memory has raced in the last execution that was not known to.
    Set<Integer> learnt() {
        return on ? detector.racy() : Set.of();
    }

    /// What watches the next execution, or `null`.
    @Nullable
    Observer next() {
        return next(null);
    }

    /// What watches the next execution, and writes accesses to memory down, or `null`.
    @Nullable
    Observer nextRecorded() {
        return next(new AccessLog(scheduler));
    }

    private @Nullable Observer next(@Nullable AccessLog log) {
        leftovers.begin();
        if (!on) {
            if (!wanted) {
                return null;
            }
            scheduler.observeMemory(leftovers);
            return leftovers.followsObjects() ? leftovers : null;
        }
        detector.reset(log);
        scheduler.observeMemory(detector);
        return detector;
    }

    /// Whether the last execution has shown for the first time that there is something to watch: it must be run
    /// again.
    boolean mustLookAgain() {
        if (on) {
            return detector.hasMissedModes();
        }
        if (!wanted || !scheduler.canRace()) {
            return false;
        }
        on = true;
        return true;
    }

    /// Watches from now on, without having seen a reason to.
    void turnOn() {
        on |= wanted;
        detector.watchModes();
    }

    /// What executions have left in memory for later ones.
    List<Leftover> leftovers() {
        return leftovers.found();
    }

    /// What the last execution amounts to; to be asked before [#race].
    ///
    /// @param leaksFail       whether a goroutine that is left over is a failure
    /// @param ticksAtMainsEnd how often the clock had moved when main returned
    Verdict verdict(Ending ending, boolean leaksFail, int ticksAtMainsEnd) {
        var verdict = Verdict.of(ending, scheduler, leaksFail, ticksAtMainsEnd);
        return verdict == Verdict.CLEAN && on && detector.admitsQuietRace() ? Verdict.DATA_RACE : verdict;
    }

    /// The race of the last execution, or `null`.
    @Nullable
    Race race() {
        return on ? detector.race() : null;
    }

    /// The last accesses to the memory of the race, if they were written down.
    List<AccessLog.Entry> accesses() {
        return on ? detector.accesses() : List.of();
    }
}
