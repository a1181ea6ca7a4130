package dev.heddle.probe;

import java.time.LocalDateTime;
import java.time.ZoneId;

/// [LocalDateTime#now()]: by the virtual clock, in the zone of the system.
@SuppressWarnings("JavaTimeDefaultTimeZone") // it is what the caller asks for
@StandsFor(LocalDateTime.class)
public final class LocalDateTimes {
    private LocalDateTimes() {}

    @OfStatic
    public static LocalDateTime now() {
        var now = Clocks.now();
        return now == null ? LocalDateTime.now() : LocalDateTime.ofInstant(now, ZoneId.systemDefault());
    }

    @OfStatic
    public static LocalDateTime now(ZoneId zone) {
        var now = Clocks.now();
        return now == null ? LocalDateTime.now(zone) : LocalDateTime.ofInstant(now, zone);
    }
}
