package dev.heddle.probe;

/// [Thread.Builder.OfPlatform]: whether what it builds is a daemon, which it does not tell. The other methods are
/// those of [ThreadBuilders].
@StandsFor(Thread.Builder.OfPlatform.class)
public final class PlatformBuilders {
    private PlatformBuilders() {}

    public static Thread.Builder.OfPlatform daemon(Thread.Builder.OfPlatform builder) {
        return daemon(builder, true);
    }

    public static Thread.Builder.OfPlatform daemon(Thread.Builder.OfPlatform builder, boolean on) {
        var t = JavaThread.current();
        if (t != null) {
            t.entry(builder).core = on;
        }
        return builder.daemon(on);
    }
}
