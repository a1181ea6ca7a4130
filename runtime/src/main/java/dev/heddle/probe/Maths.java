package dev.heddle.probe;

/// [Math#random()], fixed by the seed of the search.
@StandsFor(Math.class)
public final class Maths {
    private Maths() {}

    @OfStatic
    public static double random() {
        var t = JavaThread.current();
        return t == null ? Math.random() : Chance.of(t).nextDouble();
    }
}
