package dev.heddle.instrument.probe;

/// Writes down where static initialisers begin and end.
public final class Initialisers {
    private Initialisers() {}

    public static void begin() {
        Log.add("initialiser begins");
    }

    public static void end() {
        Log.add("initialiser ends");
    }
}
