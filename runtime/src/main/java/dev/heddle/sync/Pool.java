package dev.heddle.sync;

import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import java.util.function.Supplier;

/// Keeps items that are costly to make, to use them again: Go's `sync.Pool`.
///
/// An item in the pool may vanish at any time, and which one [#get] returns is not defined, so a pool is for
/// scratch objects, not for connections or anything else that must be closed. Today none vanishes, and the last one
/// put is the first to come; do not count on either.
///
/// A pool made outside of an exploration is empty at the beginning of each execution, whatever it holds outside.
///
/// The [#put] of an item happens before the [#get] that returns it.
///
/// @param <T> the items
/// @see <a href="https://pkg.go.dev/sync#Pool">Go, sync.Pool</a>
public final class Pool<T> {
    private final Supplier<? extends T> supplier;
    private final PoolCore<T> core;

    /// An empty pool.
    ///
    /// @param supplier makes a new item when there is none in the pool; it may be called by several goroutines at
    ///                 the same time
    public Pool(Supplier<? extends T> supplier) {
        this.supplier = Objects.requireNonNull(supplier, "supplier");
        var g = Goroutine.current();
        core = g == null ? new ParallelPool<>() : new ModelPool<>(g, null);
    }

    private PoolCore<T> core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private PoolCore<T> standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelPool<T>)) {
            return core;
        }
        return g.scheduler().objects().<PoolCore<T>>standIn(this, () -> new ModelPool<>(g, this));
    }

    /// Takes an item out of the pool, or makes one; never blocks.
    ///
    /// @return an item that is in no pool any more; what is in it is what its last user left there
    public T get() {
        var item = core().poll();
        return item == null ? supplier.get() : item;
    }

    /// Puts an item into the pool; never blocks. The caller must not use it any more.
    ///
    /// @param item what to keep
    /// @throws NullPointerException if it is `null`
    public void put(T item) {
        core().push(Objects.requireNonNull(item, "item"));
    }
}
