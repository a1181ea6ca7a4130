package dev.heddle.instrument.probe;

/// Writes down what is made.
public final class Made {
    private Made() {}

    public static void object(Object made) {
        Log.add("made " + Log.text(made));
    }
}
