package dev.heddle.probe;

import java.util.LinkedHashMap;
import java.util.WeakHashMap;

/// Maps that are changed by methods which only look at other maps: one that moves to its end what was asked for, and
/// one that throws out keys whenever it is looked at.
public final class AccessOrders {
    private static final int IS_BY_ACCESS = 1;

    private AccessOrders() {}

    /// Called after the constructor of [LinkedHashMap] that is told the order of the map.
    ///
    /// @param map        the map, or one of a subclass
    /// @param isByAccess what the constructor was told
    public static void made(Object map, boolean isByAccess) {
        if (isByAccess) {
            Origins.rememberFor(map, IS_BY_ACCESS);
        }
    }

    /// Whether a call that looks at other maps changes this object.
    ///
    /// @param place the number of the place of the call, see [Places]
    public static boolean isChangedByLooking(Object object, int place) {
        return switch (object) {
            case WeakHashMap<?, ?> _ -> true;
            case LinkedHashMap<?, ?> _ ->
                switch (Places.of(place).member()) {
                    case "get", "getOrDefault" -> Origins.of(object) != null;
                    default -> false;
                };
            default -> false;
        };
    }
}
