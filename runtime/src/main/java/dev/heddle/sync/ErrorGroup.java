package dev.heddle.sync;

import dev.heddle.Chan;
import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.channel.StandIns;
import dev.heddle.context.CancelContext;
import dev.heddle.context.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A group of goroutines that work on one task, of which the first error counts: Go's `golang.org/x/sync/errgroup`.
///
/// ```java
/// var group = ErrorGroup.withContext(ctx);
/// for (var url : urls) {
///     group.go(() -> fetch(group.context(), url));
/// }
/// group.await();
/// ```
///
/// An error is an exception that leaves a body, except a [GoPanic]: that, like any [Error], is a panic, and leaves
/// its goroutine as if there were no group.
///
/// The end of every body happens before the return of [#await].
///
/// @see <a href="https://pkg.go.dev/golang.org/x/sync/errgroup">Go, x/sync/errgroup</a>
public final class ErrorGroup {
    private final WaitGroup running = new WaitGroup();
    private final Mutex mu = new Mutex("error group");
    private final @Nullable CancelContext ctx;
    private final ExecutionLocal<State> state = new ExecutionLocal<>(State::new, this::complainIfUsed);

    /// A group without a limit, whose errors cancel nothing.
    public ErrorGroup() {
        this(null);
    }

    private ErrorGroup(@Nullable CancelContext ctx) {
        this.ctx = ctx;
    }

    /// A group whose first error cancels a context, with the error as its cause; so does the return of [#await].
    ///
    /// @param parent what the group's context is derived from
    /// @return the group; its context is [#context]
    public static ErrorGroup withContext(Context parent) {
        return new ErrorGroup(parent.withCancel());
    }

    /// The context that the goroutines of this group should watch.
    ///
    /// @return the one made by [#withContext], or the background context if this group has none
    public Context context() {
        return ctx == null ? Context.background() : ctx;
    }

    /// Starts a goroutine in the group. With a [#limit], blocks while as many are running; the end of one wakes it.
    ///
    /// @param body what it runs
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits; nothing is started then
    public void go(GoBody body) {
        Objects.requireNonNull(body, "body");
        var slots = state.get().slots;
        if (slots != null) {
            slots.send(Unit.UNIT);
        }
        start(body, slots);
    }

    /// Starts a goroutine in the group unless the limit is reached; never blocks.
    ///
    /// @param body what it runs
    /// @return whether it was started
    public boolean tryGo(GoBody body) {
        Objects.requireNonNull(body, "body");
        var slots = state.get().slots;
        if (slots != null && !slots.trySend(Unit.UNIT)) {
            return false;
        }
        start(body, slots);
        return true;
    }

    /// Limits how many goroutines of this group run at the same time. Call it before the first [#go], or while none
    /// runs.
    ///
    /// @param n how many; 0 lets none start; a negative number means no limit
    /// @throws GoPanic "errgroup: modify limit while n goroutines in the group are still active" if there is a
    ///         limit already and any of them runs
    public void limit(int n) {
        var now = state.get();
        int active = now.slots == null ? 0 : now.slots.length();
        if (active > 0) {
            throw new GoPanic("errgroup: modify limit while " + active + " goroutines in the group are still active");
        }
        now.slots = n < 0 ? null : Chan.buffered("error group", n);
    }

    /// Waits until all goroutines of the group have ended; the end of the last one wakes it. Then cancels the
    /// group's context, if it has one.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits
    /// @throws Exception     the first error, if there was one, with the others suppressed
    public void await() throws Exception {
        running.await();
        Exception error;
        Interruption.lockRegardless(mu);
        try {
            error = state.get().error;
        } finally {
            mu.unlock();
        }
        if (ctx != null) {
            cancel(ctx, error);
        }
        if (error != null) {
            throw error;
        }
    }

    private void start(GoBody body, @Nullable Chan<Unit> slots) {
        running.go(() -> {
            try {
                body.run();
            } catch (GoPanic e) {
                throw e;
            } catch (Exception e) {
                failed(e);
            } finally {
                if (slots != null) {
                    slots.receive();
                }
            }
        });
    }

    private void failed(Exception e) {
        boolean isFirst;
        Interruption.lockRegardless(mu);
        try {
            var now = state.get();
            var first = now.error;
            isFirst = first == null;
            if (first == null) {
                now.error = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
        } finally {
            mu.unlock();
        }
        if (isFirst && ctx != null) {
            cancel(ctx, e);
        }
    }

    private static void cancel(CancelContext ctx, @Nullable Exception cause) {
        if (cause == null) {
            ctx.cancel();
        } else {
            ctx.cancel(cause);
        }
    }

    private void complainIfUsed(State outside) {
        if (outside.slots != null || outside.error != null) {
            throw StandIns.used("error group", mu.madeAt(), "in use");
        }
    }

    private static final class State {
        /// Set while nothing runs, so it needs no guard.
        private @Nullable Chan<Unit> slots;
        /// The first one; guarded by `mu`.
        private @Nullable Exception error;
    }
}
