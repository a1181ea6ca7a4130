package dev.heddle.channel;

import dev.heddle.operation.Site;
import dev.heddle.scheduler.Goroutine;

/// Objects that were made outside of an execution and are used inside of it, a static channel say: each execution
/// gets a fresh one in its place, provided nobody has used the original.
public final class StandIns {
    private StandIns() {}

    /// The core that serves the calling thread: the channel's own, unless that is a parallel one and the thread is
    /// a goroutine of an execution.
    public static <T> ChannelCore<T> channel(Object face, ChannelCore<T> core) {
        if (!(core instanceof ParallelChannel<T> parallel)) {
            return core;
        }
        var g = Goroutine.current();
        if (g == null) {
            return core;
        }
        return g.scheduler().objects().<ModelChannel<T>>standIn(face, () -> {
            if (parallel.isTimers()) {
                throw used("timer", parallel.madeAt(), "on real time");
            }
            if (!parallel.isUnused()) {
                throw used("channel", parallel.madeAt(), parallel.isClosed() ? "closed" : "in use");
            }
            return new ModelChannel<>(g, parallel.capacity(), parallel.name(), face);
        });
    }

    /// The error for an object that has a state which no execution can begin with.
    ///
    /// @param what  its type: `mutex`
    /// @param state what is the matter with it: `locked`
    public static IllegalStateException used(String what, Site madeAt, String state) {
        return new IllegalStateException(what + " made at " + madeAt + ", outside of the exploration, is " + state
                + ": an execution can only begin with an unused one; make it inside the explored body");
    }
}
