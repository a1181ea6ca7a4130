package dev.heddle.probe;

import java.time.Clock;
import java.time.Instant;

/// [Instant#now()]: by the virtual clock.
@StandsFor(Instant.class)
public final class Instants {
    private Instants() {}

    @OfStatic
    public static Instant now() {
        var now = Clocks.now();
        return now == null ? Instant.now() : now;
    }

    @OfStatic
    public static Instant now(Clock clock) {
        return InstantSources.instant(clock);
    }
}
