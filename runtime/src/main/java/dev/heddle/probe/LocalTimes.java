package dev.heddle.probe;

import java.time.LocalTime;
import java.time.ZoneId;

/// [LocalTime#now()]: by the virtual clock, in the zone of the system.
@SuppressWarnings("JavaTimeDefaultTimeZone") // it is what the caller asks for
@StandsFor(LocalTime.class)
public final class LocalTimes {
    private LocalTimes() {}

    @OfStatic
    public static LocalTime now() {
        var now = Clocks.now();
        return now == null ? LocalTime.now() : LocalTime.ofInstant(now, ZoneId.systemDefault());
    }

    @OfStatic
    public static LocalTime now(ZoneId zone) {
        var now = Clocks.now();
        return now == null ? LocalTime.now(zone) : LocalTime.ofInstant(now, zone);
    }
}
