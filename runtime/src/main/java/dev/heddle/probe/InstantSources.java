package dev.heddle.probe;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/// [InstantSource], which [Clock] is: those of the system show the virtual time; any other is simply asked.
@StandsFor(InstantSource.class)
public final class InstantSources {
    private static final Class<?> SYSTEM_CLOCK = Clock.systemUTC().getClass();
    private static final Class<?> SYSTEM_SOURCE = InstantSource.system().getClass();

    private InstantSources() {}

    public static Instant instant(InstantSource source) {
        var now = isOfTheSystem(source) ? Clocks.now() : null;
        return now == null ? source.instant() : now;
    }

    public static long millis(InstantSource source) {
        var now = isOfTheSystem(source) ? Clocks.now() : null;
        return now == null ? source.millis() : now.toEpochMilli();
    }

    private static boolean isOfTheSystem(InstantSource source) {
        return source.getClass() == SYSTEM_CLOCK || source.getClass() == SYSTEM_SOURCE;
    }
}
