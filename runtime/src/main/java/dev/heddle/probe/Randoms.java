package dev.heddle.probe;

import java.util.Random;

/// [Random]: one without a seed gets one that is fixed by that of the search.
@StandsFor(Random.class)
public final class Randoms {
    private Randoms() {}

    @OfConstructor
    public static Random make() {
        var t = JavaThread.current();
        return t == null ? new Random() : Chance.random(t);
    }
}
