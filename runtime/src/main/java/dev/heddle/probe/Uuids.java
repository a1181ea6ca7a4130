package dev.heddle.probe;

import java.util.UUID;

/// [UUID#randomUUID()], fixed by the seed of the search.
@StandsFor(UUID.class)
public final class Uuids {
    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private Uuids() {}

    @OfStatic
    public static UUID randomUUID() {
        var t = JavaThread.current();
        if (t == null) {
            return UUID.randomUUID();
        }
        var random = Chance.of(t);
        return new UUID(random.nextLong() & VERSION_MASK | VERSION_4, random.nextLong() & VARIANT_MASK | VARIANT_2);
    }
}
