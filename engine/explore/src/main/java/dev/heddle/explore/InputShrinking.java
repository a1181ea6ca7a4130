package dev.heddle.explore;

import dev.heddle.explore.drawing.Choice;
import dev.heddle.explore.drawing.InputShrinker;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Before;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a failure of a property small: its inputs first, tried under the same few schedules each time, and then
/// the schedule that the smallest inputs need.
///
/// The schedules are the first ones of a search with a fixed seed, some times as many as the failure took to be
/// found. The smaller the inputs, the fewer interleavings they have, so that soon these are all there are.
final class InputShrinking {
    private static final int TIMES_AS_MANY = 8;
    private static final long FEWEST = 200;
    private static final long MOST = 4_000;
    private static final int OTHER_SCHEDULES = 5;
    private static final long NANOS = 10_000_000_000L;

    private final Settings settings;
    private final GivenInputs original;
    private final Alike alike;
    private final long until = System.nanoTime() + NANOS;

    /// @param settings those of the search
    /// @param original the inputs that fail
    /// @param found    how they fail
    InputShrinking(Settings settings, GivenInputs original, Failure found) {
        this.settings = settings;
        this.original = original;
        this.alike = Alike.of(found);
    }

    /// The smallest inputs, and how they fail by a small schedule.
    record Smallest(GivenInputs inputs, Failure failure) {}

    /// @param how   by which settings the failure was found
    /// @return `null` if this failure is not made smaller, or could not be seen again
    @Nullable
    Smallest shrink(Failure found, Settings how) {
        if (!isShrinkable(found)) {
            return null;
        }
        long schedules = Math.clamp(TIMES_AS_MANY * found.evidence().execution(), FEWEST, MOST);
        var fixed = how.with(to -> {
            to.executions = schedules;
            to.seed = settings.seed();
        });
        if (failure(original, fixed).isEmpty()) {
            fixed = how;
        }
        var best = shrunk(fixed);
        var smallest = smallest(best, fixed);
        return smallest == null ? null : new Smallest(best, withBefore(smallest, found));
    }

    /// The failure of these inputs by the smallest schedule. What a schedule can be shrunk to depends on where that
    /// begins, so unless it has come down to one switch, some others are tried.
    private @Nullable Failure smallest(GivenInputs inputs, Settings fixed) {
        var best = failure(inputs, fixed.with(to -> to.shrink = true)).orElse(null);
        for (int i = 1; i <= OTHER_SCHEDULES && best != null && best.schedule().switches() > 1; i++) {
            long seed = fixed.seed() + i;
            var others = fixed.with(to -> {
                to.strategy = Strategy.portfolio();
                to.seed = seed;
                to.shrink = true;
            });
            var other = failure(inputs, others).orElse(best);
            best = isSmaller(other, best) ? other : best;
        }
        return best;
    }

    private static boolean isSmaller(Failure a, Failure b) {
        long bySwitches = a.schedule().switches() - b.schedule().switches();
        return bySwitches != 0
                ? bySwitches < 0
                : a.schedule().length() < b.schedule().length();
    }

    private GivenInputs shrunk(Settings fixed) {
        var shrinker = new InputShrinker(
                original.property(),
                choices -> hasTime() && failure(given(choices), fixed).isPresent());
        return given(shrinker.shrink(original.choices()));
    }

    private GivenInputs given(List<Choice> choices) {
        return new GivenInputs(original.property(), choices);
    }

    /// How inputs fail, if they do as the original ones did.
    private Optional<Failure> failure(GivenInputs inputs, Settings fixed) {
        return inputs
                .explore(fixed.with(to -> to.budget = Duration.ofNanos(Math.max(NANOS / 5, until - System.nanoTime()))))
                .failures()
                .stream()
                .filter(failure -> alike.includes(Alike.of(failure)))
                .findFirst();
    }

    private boolean hasTime() {
        return System.nanoTime() - until < 0;
    }

    private static Failure withBefore(Failure smallest, Failure found) {
        var before = new Before(found.schedule().length(), found.schedule().switches());
        var isSmaller = smallest.schedule().length() < before.steps()
                || smallest.schedule().switches() < before.switches();
        return smallest.with(smallest.evidence().shrunk(found.evidence().strategy(), isSmaller ? before : null));
    }

    /// Whether it is worth the time: not where each try takes as long as an execution may.
    private static boolean isShrinkable(Failure failure) {
        return switch (failure) {
            case Deadlock _, GoroutineLeak _, Panicked _, AssertionFailed _, DataRace _ -> true;
            case StepLimit _, Nondeterminism _ -> false;
        };
    }
}
