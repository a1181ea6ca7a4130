package dev.heddle.sync;

import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The plain state of an object that is written on top of other primitives: if the object was made outside of an
/// exploration, each execution that uses it gets a fresh state, as those primitives do.
///
/// @param <S> the state
final class ExecutionLocal<S> {
    private final Supplier<? extends S> fresh;
    private final Consumer<? super S> complainIfUsed;
    private final S own;
    private final boolean isMadeOutside = Goroutine.current() == null;

    /// @param fresh          makes a state
    /// @param complainIfUsed throws if no execution can begin with a state that was used outside
    ExecutionLocal(Supplier<? extends S> fresh, Consumer<? super S> complainIfUsed) {
        this.fresh = fresh;
        this.complainIfUsed = complainIfUsed;
        this.own = fresh.get();
    }

    /// The state for the calling thread.
    S get() {
        return isMadeOutside && DeterministicScheduler.isAnyRunning() ? standIn() : own;
    }

    private S standIn() {
        var g = Goroutine.current();
        if (g == null) {
            return own;
        }
        return g.scheduler().objects().<S>standIn(this, () -> {
            complainIfUsed.accept(own);
            return fresh.get();
        });
    }
}
