package dev.heddle.probe;

import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A completable future: in an execution completing it is a step, who waits for it waits at a gate, and what has no
/// executor of its own runs in a goroutine of its own.
///
/// The code of the JDK does all the rest. Where it completes a dependent stage by itself, the gate of that opens
/// after the functions that depend on the stage in turn have run.
///
/// The completion happens before whoever gets the result.
///
/// @param <T> the result
@BaseFor(CompletableFuture.class)
public class ControlledFuture<T extends @Nullable Object> extends FollowedFuture<T> {
    private static final int GATE = -16;
    private static final Wording WORDING = new Wording("CompletableFuture", "CompletableFuture.get", Vocabulary.CALLS);

    /// `null` if it was made outside of an execution.
    private final @Nullable Gate gate;

    @SuppressWarnings("this-escape") // told when it is done
    public ControlledFuture() {
        var t = JavaThread.current();
        gate = t == null ? null : new Gate(t, t.execution().made(t.goroutine(), this), GATE, WORDING);
        if (gate != null) {
            finallyRun(this::opened);
        }
    }

    /// One that is done when the other one is.
    static <T extends @Nullable Object> CompletableFuture<T> of(CompletableFuture<T> other) {
        var own = new ControlledFuture<T>();
        var _ = other.whenComplete((value, thrown) -> {
            if (thrown == null) {
                own.complete(value);
            } else {
                own.completeExceptionally(thrown);
            }
        });
        return own;
    }

    static JavaThread here() {
        return JavaThread.orComplain("future");
    }

    /// Runs each task in a goroutine that may be left over.
    static Executor goroutines() {
        return task -> {
            var t = here();
            Threads.start(PoolThreads.common(t).newThread(task));
        };
    }

    /// The step before it is completed.
    private void open() {
        if (gate != null) {
            var t = here();
            gate.openOnce(t, t.execution().futures(t.goroutine()));
        }
    }

    void settle() {
        if (gate != null && super.isDone()) {
            opened();
        }
    }

    private void opened() {
        var t = here();
        if (gate != null && !t.isOver() && !gate.isOpenNow(t)) {
            open();
        }
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        if (gate != null) {
            step();
        }
        return new ControlledFuture<>();
    }

    @Override
    public Executor defaultExecutor() {
        return gate == null ? super.defaultExecutor() : goroutines();
    }

    @Override
    public boolean complete(T value) {
        open();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
        open();
        return super.completeExceptionally(thrown);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        open();
        return super.cancel(mayInterrupt);
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        if (gate == null) {
            return super.completeAsync(supplier, executor);
        }
        executor.execute(() -> {
            if (isDone()) {
                return;
            }
            try {
                complete(supplier.get());
            } catch (Unwinding e) {
                throw e;
            } catch (Throwable e) {
                completeExceptionally(e instanceof CompletionException ? e : new CompletionException(e));
            }
        });
        return this;
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
        return completeAsync(supplier, defaultExecutor());
    }

    @Override
    public CompletableFuture<T> orTimeout(long time, TimeUnit unit) {
        if (gate == null) {
            return super.orTimeout(time, unit);
        }
        after(gate, time, unit, () -> completeExceptionally(new TimeoutException()));
        return this;
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long time, TimeUnit unit) {
        if (gate == null) {
            return super.completeOnTimeout(value, time, unit);
        }
        after(gate, time, unit, () -> complete(value));
        return this;
    }

    private static void after(Gate gate, long time, TimeUnit unit, Runnable action) {
        goroutines().execute(() -> {
            try {
                if (!gate.pass(here(), PoolCore.nanos(time, unit))) {
                    action.run();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody knows this thread; please report this", e);
            }
        });
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        if (gate != null) {
            gate.pass(here(), JavaThread.FOR_EVER);
        }
        return super.get();
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (gate != null && !gate.pass(here(), PoolCore.nanos(time, unit))) {
            throw new TimeoutException();
        }
        return super.get(time, unit);
    }

    @Override
    public T join() {
        if (gate != null) {
            gate.passRegardless(here());
        }
        return super.join();
    }

    @Override
    public T getNow(T absent) {
        return gate == null || isDone() ? super.getNow(absent) : absent;
    }

    @Override
    public boolean isDone() {
        return gate == null ? super.isDone() : gate.isOpen(here());
    }

    @Override
    public boolean isCancelled() {
        return isDone() && super.isCancelled();
    }

    @Override
    public boolean isCompletedExceptionally() {
        return isDone() && super.isCompletedExceptionally();
    }

    @Override
    public State state() {
        return gate == null || isDone() ? super.state() : State.RUNNING;
    }
}
