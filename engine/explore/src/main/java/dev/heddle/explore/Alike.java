package dev.heddle.explore;

import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.operation.Site;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stays the same about a failure when the inputs are others: its kind and its places in the program. Names of
/// goroutines, values and texts do not.
///
/// @param kind   the class of the failure, and of what was thrown
/// @param places where it was thrown, accessed or waited for
record Alike(List<Class<?>> kind, Set<String> places) {
    static Alike of(Failure failure) {
        var cause = failure.cause();
        return new Alike(
                cause == null ? List.of(failure.getClass()) : List.of(failure.getClass(), cause.getClass()),
                switch (failure) {
                    case Deadlock f -> places(f.blocked());
                    case GoroutineLeak f -> places(f.goroutines());
                    case DataRace f ->
                        Set.copyOf(Arrays.asList(
                                place(f.first().at()), place(f.second().at())));
                    case Panicked f -> places(f.cause());
                    case AssertionFailed f -> places(f.cause());
                    case StepLimit _, Nondeterminism _ -> Set.of();
                });
    }

    /// Whether another failure, of smaller inputs, is the same. It may have fewer places: not all who had waited
    /// for ever are needed for somebody to wait for ever.
    boolean includes(Alike smaller) {
        return kind.equals(smaller.kind) && places.containsAll(smaller.places);
    }

    private static Set<String> places(List<Asleep> asleep) {
        var places = new HashSet<String>();
        asleep.forEach(a -> places.add(a.reason() + " at " + place(a.at())));
        return places;
    }

    private static Set<String> places(Throwable thrown) {
        for (var frame : thrown.getStackTrace()) {
            if (!Site.isOfTheLibrary(frame.getClassName())) {
                return Set.of(place(frame));
            }
        }
        return Set.of();
    }

    private static String place(@Nullable StackTraceElement frame) {
        return String.valueOf(frame);
    }
}
