package dev.heddle.probe;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/// [ZonedDateTime#now()]: by the virtual clock, in the zone of the system.
@SuppressWarnings("JavaTimeDefaultTimeZone") // it is what the caller asks for
@StandsFor(ZonedDateTime.class)
public final class ZonedDateTimes {
    private ZonedDateTimes() {}

    @OfStatic
    public static ZonedDateTime now() {
        var now = Clocks.now();
        return now == null ? ZonedDateTime.now() : ZonedDateTime.ofInstant(now, ZoneId.systemDefault());
    }

    @OfStatic
    public static ZonedDateTime now(ZoneId zone) {
        var now = Clocks.now();
        return now == null ? ZonedDateTime.now(zone) : ZonedDateTime.ofInstant(now, zone);
    }
}
