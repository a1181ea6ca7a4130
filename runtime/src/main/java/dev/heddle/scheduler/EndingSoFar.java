package dev.heddle.scheduler;

import org.jspecify.annotations.Nullable;

/// How an execution ends: what is known of it while it runs.
///
/// Invariant: nothing more is chosen once there is a reason to end. The reason STOPPED outranks FAILED: what an
/// observer has seen is worth more than what left a goroutine in the meantime.
final class EndingSoFar {
    private Ending.@Nullable How how;
    private Ending.Main main = Ending.Main.RUNNING;
    private @Nullable Throwable thrown;
    private @Nullable Goroutine thrower;

    void clear() {
        how = null;
        main = Ending.Main.RUNNING;
        thrown = null;
        thrower = null;
    }

    /// Whether there is a reason to end.
    boolean isReached() {
        return how != null;
    }

    boolean is(Ending.How reason) {
        return how == reason;
    }

    void reach(Ending.How reason) {
        how = reason;
    }

    void reachUnlessReached(Ending.How reason) {
        how = how == null ? reason : how;
    }

    /// There is no reason to end any more: somebody who waited outside has come back.
    void goOn() {
        how = null;
    }

    void stop() {
        if (how == null || how == Ending.How.FAILED) {
            how = Ending.How.STOPPED;
        }
    }

    /// Main has ended, and not by an error.
    void mainEnded(Ending.Main as) {
        main = as;
    }

    /// Something has left a goroutine.
    ///
    /// @param goOn whether that is no reason to end
    void fail(Goroutine g, Throwable e, boolean goOn) {
        if (g.refused || thrown != null || how == Ending.How.STOPPED) {
            return; // what an unwound goroutine throws is no news
        }
        thrown = e;
        thrower = g;
        if (!goOn) {
            how = Ending.How.FAILED;
        }
    }

    @Nullable
    Throwable thrown() {
        return thrown;
    }

    Ending toEnding() {
        if (how == null) {
            throw new IllegalStateException("the execution ended without a reason; please report this");
        }
        var isStopped = how == Ending.How.STOPPED;
        return new Ending(thrown != null && !isStopped ? Ending.How.FAILED : how, main, thrown, thrower);
    }
}
