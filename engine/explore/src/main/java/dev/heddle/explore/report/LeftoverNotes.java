package dev.heddle.explore.report;

import dev.heddle.explore.race.Leftover;
import dev.heddle.explore.recording.Places;
import dev.heddle.operation.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What executions have left for later ones, as notes of a report.
public final class LeftoverNotes {
    private static final int MOST = 5;

    private LeftoverNotes() {}

    /// A note for each of the first few, and one that says what to do about it; none if there is none.
    public static List<String> of(Collection<Leftover> leftovers) {
        var notes = new ArrayList<String>();
        for (var leftover : leftovers) {
            if (notes.size() == MOST) {
                notes.add("and " + (leftovers.size() - MOST) + " more like it");
                break;
            }
            notes.add(leftover.what() + " is left over from one execution to the next: written by "
                    + text(leftover.write()) + ", read by " + text(leftover.read())
                    + " in a later execution, before anybody had written it there");
        }
        if (!notes.isEmpty()) {
            notes.add("what an execution finds of another changes what it does: make it anew in the body, put it back"
                    + " at the end, or give each execution static fields of its own,"
                    + " @GoTest(isolation = Isolation.EXECUTION)");
        }
        return notes;
    }

    private static String text(Leftover.Access access) {
        return "goroutine \"" + access.goroutine() + "\""
                + (access.site().equals(Site.UNKNOWN)
                        ? ""
                        : " at " + Places.text(access.site().element()));
    }
}
