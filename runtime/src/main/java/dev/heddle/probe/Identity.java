package dev.heddle.probe;

/// Identity hash codes that are the same whenever a schedule is run again. The real ones are drawn anew each time.
final class Identity {
    private Identity() {}

    static int hash(JavaThread t, Object object) {
        long hash = t.scheduler().identities().objectHash(t.entry(object).number);
        return (int) (hash ^ hash >>> Integer.SIZE) & Integer.MAX_VALUE;
    }
}
