package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Outcome;

/// What may come of a [Pair].
@Outcome(id = "seen", expect = ACCEPTABLE, desc = "what happened before is seen")
@Outcome(id = "stale", expect = FORBIDDEN, desc = "what happened before is not seen")
@Outcome(id = "lost wake-up", expect = FORBIDDEN, desc = "a goroutine waits for ever")
final class Seen {
    private Seen() {}
}
