package dev.heddle.instrument.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the probes were told in the calling thread, in order.
public final class Log {
    /// Places by number, as text: `Counter.value Counter.java:12`.
    static final Map<Integer, String> PLACES = new ConcurrentHashMap<>();

    private static final ThreadLocal<List<String>> EVENTS = ThreadLocal.withInitial(ArrayList::new);

    private Log() {}

    /// Gives a place a number.
    public static int place(String text) {
        int number = PLACES.size() + 1;
        PLACES.put(number, text);
        return number;
    }

    static void add(String what, int place) {
        add(what + " " + PLACES.get(place));
    }

    static void add(String what) {
        EVENTS.get().add(what);
    }

    /// An object as text: only what is the same in each run.
    static String text(@Nullable Object object) {
        return switch (object) {
            case null -> "null";
            case Class<?> type -> type.getSimpleName() + ".class";
            default -> object.getClass().getSimpleName();
        };
    }

    /// What has happened since the last call.
    public static List<String> take() {
        var taken = List.copyOf(EVENTS.get());
        EVENTS.get().clear();
        return taken;
    }
}
