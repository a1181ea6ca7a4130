package dev.heddle.explore;

import dev.heddle.explore.race.Race;
import dev.heddle.model.Identities;
import dev.heddle.model.Model;
import dev.heddle.operation.Site;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A number that is equal for executions that very likely fail alike: the same kind of failure, of the same
/// goroutines, at the same objects, in the same place.
///
/// It does not depend on what else the search has run, so that several schedulers side by side agree on it.
final class Fingerprint {
    private Fingerprint() {}

    static long of(Verdict verdict, Ending ending, DeterministicScheduler scheduler, @Nullable Race race) {
        var names = scheduler.identities();
        long hash = verdict.ordinal();
        if (race != null) {
            return hash * 31 + race.memory().hash(names);
        }
        var thrown = ending.thrown();
        if (thrown != null) {
            var thrower = ending.thrower();
            hash = hash * 31 + Objects.hash(thrown.getClass(), thrown.getMessage(), place(thrown));
            return hash * 31 + (thrower == null ? 0 : names.pathHash(thrower.id()));
        }
        // A sum, as the order of starting can differ.
        var model = scheduler.model();
        for (int i = 0; i < model.liveCount(); i++) {
            hash += ofBlocked(model.live(i), model, names);
        }
        return hash;
    }

    private static long ofBlocked(int g, Model model, Identities names) {
        var kind = model.pending(g);
        long hash = names.pathHash(g);
        hash = hash * 31 + (kind == null ? -1 : kind.ordinal());
        var cases = model.pendingAlternatives(g);
        if (cases == null) {
            return scrambled(hash * 31 + object(model.pendingObject(g), names));
        }
        for (int i = 0; i < cases.size(); i++) {
            var each = cases.kind(i);
            hash = hash * 31 + (each == null ? -1 : each.ordinal() + object(cases.object(i), names));
        }
        return scrambled(hash);
    }

    private static long object(int x, Identities names) {
        return x == Model.NIL ? 0 : names.objectHash(x);
    }

    private static long scrambled(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    /// The innermost frame of the program.
    private static @Nullable StackTraceElement place(Throwable thrown) {
        for (var frame : thrown.getStackTrace()) {
            if (!Site.isOfTheLibrary(frame.getClassName())) {
                return frame;
            }
        }
        return null;
    }
}
