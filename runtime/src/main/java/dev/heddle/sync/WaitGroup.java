package dev.heddle.sync;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.channel.StandIns;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.Program;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;

/// Waits for a number of goroutines to finish: Go's `sync.WaitGroup`.
///
/// ```java
/// var wg = new WaitGroup();
/// for (var url : urls) {
///     wg.go(() -> fetch(url));
/// }
/// wg.await();
/// ```
///
/// An add that begins a count, from zero, must happen before the wait; so add before the `go`, not inside the
/// goroutine. A group can be used again once all waits have returned.
///
/// A [#done] happens before the return of any [#await] that it unblocks.
///
/// @see <a href="https://pkg.go.dev/sync#WaitGroup">Go, sync.WaitGroup</a>
public final class WaitGroup {
    private final WaitGroupCore core;

    /// A group that waits for nobody.
    public WaitGroup() {
        var g = Goroutine.current();
        core = g == null ? new ParallelWaitGroup() : new ModelWaitGroup(g, null);
    }

    private WaitGroupCore core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private WaitGroupCore standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelWaitGroup parallel)) {
            return core;
        }
        return g.scheduler().objects().standIn(this, () -> {
            if (parallel.count() != 0) {
                throw StandIns.used("wait group", parallel.madeAt(), "in use");
            }
            return new ModelWaitGroup(g, this);
        });
    }

    /// Adds to the counter; never blocks. If it becomes zero, all who wait are woken.
    ///
    /// @param delta how much, may be negative
    /// @throws GoPanic "sync: negative WaitGroup counter" if that would make the counter negative
    public void add(int delta) {
        if (!core().add(delta)) {
            throw new GoPanic("sync: negative WaitGroup counter");
        }
    }

    /// Takes one from the counter: `add(-1)`.
    ///
    /// @throws GoPanic "sync: negative WaitGroup counter" if it is zero
    public void done() {
        add(-1);
    }

    /// Waits until the counter is zero; returns at once if it is. The [#done] that makes it zero wakes everybody.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits
    public void await() {
        try {
            core().await();
        } catch (InterruptedException e) {
            throw Interruption.in(WaitReason.WAIT_GROUP);
        }
    }

    /// Starts a goroutine and counts it: [#add] before, [#done] when it has ended.
    ///
    /// If the body panics, that ends the program or the exploration, and the goroutine is not counted as done, as
    /// in Go: whoever waits must not be faster than the panic. A goroutine that belongs to no program is always
    /// done when it has ended.
    ///
    /// @param body what it runs
    public void go(GoBody body) {
        Objects.requireNonNull(body, "body");
        add(1);
        Go.go(() -> {
            try {
                body.run();
            } catch (Unwinding e) {
                done();
                throw e;
            } catch (Throwable e) {
                if (Goroutine.current() == null && Program.current() == null) {
                    done();
                }
                throw e;
            }
            done();
        });
    }
}
