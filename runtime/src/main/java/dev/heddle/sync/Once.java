package dev.heddle.sync;

import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.channel.StandIns;
import dev.heddle.operation.WaitReason;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import java.util.function.Supplier;

/// Does something exactly once, whoever comes first: Go's `sync.Once`.
///
/// The end of the body happens before the return of any [#run].
///
/// @see <a href="https://pkg.go.dev/sync#Once">Go, sync.Once</a>
public final class Once {
    private final OnceCore core;

    /// A once that has done nothing yet.
    public Once() {
        var g = Goroutine.current();
        core = g == null ? new ParallelOnce() : new ModelOnce(g, null);
    }

    private OnceCore core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private OnceCore standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelOnce parallel)) {
            return core;
        }
        return g.scheduler().objects().standIn(this, () -> {
            if (!parallel.isUnused()) {
                throw StandIns.used("once", parallel.madeAt(), "done");
            }
            return new ModelOnce(g, this);
        });
    }

    /// Runs the body if no call of this method has yet, whatever body that had. Blocks while another goroutine runs
    /// it; its end wakes everybody.
    ///
    /// A body that panics counts as done: the panic leaves this call, and later ones return at once. A body that
    /// calls this method of the same once waits for itself.
    ///
    /// @param body what to do; a checked exception that leaves it becomes a [GoPanic]
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits for another goroutine
    public void run(GoBody body) {
        Objects.requireNonNull(body, "body");
        var once = core();
        try {
            if (!once.enter()) {
                return;
            }
        } catch (InterruptedException e) {
            throw Interruption.in(WaitReason.ONCE);
        }
        try {
            body.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new GoPanic(e);
        } finally {
            once.complete();
        }
    }

    /// A supplier that asks another one once, and gives the same value from then on: Go's `sync.OnceValue`. If the
    /// other one throws, every call throws the same.
    ///
    /// @param <T> the type of the value
    /// @param f   computes it
    /// @return the supplier, which may be called by any number of goroutines at the same time
    /// @see <a href="https://pkg.go.dev/sync#OnceValue">Go, sync.OnceValue</a>
    public static <T> Supplier<T> value(Supplier<T> f) {
        return new OnceValue<>(Objects.requireNonNull(f, "f"));
    }
}
