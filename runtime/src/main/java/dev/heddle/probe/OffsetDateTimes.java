package dev.heddle.probe;

import java.time.OffsetDateTime;
import java.time.ZoneId;

/// [OffsetDateTime#now()]: by the virtual clock, in the zone of the system.
@SuppressWarnings("JavaTimeDefaultTimeZone") // it is what the caller asks for
@StandsFor(OffsetDateTime.class)
public final class OffsetDateTimes {
    private OffsetDateTimes() {}

    @OfStatic
    public static OffsetDateTime now() {
        var now = Clocks.now();
        return now == null ? OffsetDateTime.now() : OffsetDateTime.ofInstant(now, ZoneId.systemDefault());
    }

    @OfStatic
    public static OffsetDateTime now(ZoneId zone) {
        var now = Clocks.now();
        return now == null ? OffsetDateTime.now(zone) : OffsetDateTime.ofInstant(now, zone);
    }
}
