package dev.heddle.probe;

import java.time.LocalDate;
import java.time.ZoneId;

/// [LocalDate#now()]: by the virtual clock, in the zone of the system.
@SuppressWarnings("JavaTimeDefaultTimeZone") // it is what the caller asks for
@StandsFor(LocalDate.class)
public final class LocalDates {
    private LocalDates() {}

    @OfStatic
    public static LocalDate now() {
        var now = Clocks.now();
        return now == null ? LocalDate.now() : LocalDate.ofInstant(now, ZoneId.systemDefault());
    }

    @OfStatic
    public static LocalDate now(ZoneId zone) {
        var now = Clocks.now();
        return now == null ? LocalDate.now(zone) : LocalDate.ofInstant(now, zone);
    }
}
