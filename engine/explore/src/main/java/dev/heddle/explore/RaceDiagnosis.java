package dev.heddle.explore;

import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.race.AccessLog;
import dev.heddle.explore.race.Race;
import dev.heddle.explore.recording.Names;
import dev.heddle.explore.recording.Places;
import dev.heddle.operation.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a failure out of a race: its two accesses with their places.
final class RaceDiagnosis {
    private final Names names;
    private final List<AccessLog.Entry> accesses;
    private final Evidence evidence;

    /// @param accesses what was recorded of memory, in order
    RaceDiagnosis(Names names, List<AccessLog.Entry> accesses, Evidence evidence) {
        this.names = names;
        this.accesses = accesses;
        this.evidence = evidence;
    }

    DataRace failure(Race found) {
        var variable = switch (found.memory()) {
            case Race.Numbered(var object) -> names.object(object);
            case Race.Plain plain -> plain.text();
        };
        var madeAt = found.memory() instanceof Race.Numbered(var object) ? names.madeAt(object) : null;
        var first = touch(found.first());
        var second = touch(found.second());
        var message = "data race on " + variable
                + line(first)
                + line(second)
                + "\n  nothing orders them: neither happens before the other"
                + (madeAt == null ? "" : "\n    " + variable + " made at " + Places.text(madeAt));
        return new DataRace(message, variable, first, second, evidence);
    }

    private DataRace.Touch touch(Race.Access access) {
        return new DataRace.Touch(
                names.goroutine(access.goroutine()),
                access.how().text(),
                accesses.reversed().stream()
                        .filter(e -> e.goroutine() == access.goroutine() && e.how() == access.how())
                        .findFirst()
                        .map(this::source)
                        .orElse(null),
                names.startedAt(access.goroutine()));
    }

    private @Nullable StackTraceElement source(AccessLog.Entry access) {
        if (access.isStep()) {
            return evidence.schedule().steps().get(access.afterStep() - 1).source();
        }
        return access.site().equals(Site.UNKNOWN) ? null : access.site().element();
    }

    private static String line(DataRace.Touch touch) {
        return "\n  " + String.format("%-5s", touch.what()) + "  by goroutine \"" + touch.goroutine()
                + "\""
                + (touch.at() == null ? "" : "   at " + Places.text(touch.at()))
                + (touch.startedAt() == null ? "" : "\n    started at " + Places.text(touch.startedAt()));
    }
}
