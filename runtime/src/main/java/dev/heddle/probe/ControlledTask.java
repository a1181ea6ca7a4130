package dev.heddle.probe;

import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A future that runs something: in an execution who waits for it waits at a gate, which is opened in the step
/// before the JDK's code sets the result.
///
/// What the task did happens before whoever gets its result.
///
/// @param <T> the result
@BaseFor(FutureTask.class)
public class ControlledTask<T extends @Nullable Object> extends FutureTask<T> {
    private static final int GATE = -15;
    private static final Wording WORDING = new Wording("future", "Future.get", Vocabulary.CALLS);

    /// `null` if it was made outside of an execution.
    private final @Nullable Gate gate;
    /// The thread that runs it now, as the program sees it.
    private @Nullable Thread runner;

    @SuppressWarnings("this-escape") // only its identity
    public ControlledTask(Callable<T> callable) {
        super(callable);
        gate = gate(this);
    }

    @SuppressWarnings("this-escape") // only its identity
    public ControlledTask(Runnable runnable, T value) {
        super(runnable, value);
        gate = gate(this);
    }

    private static @Nullable Gate gate(ControlledTask<?> task) {
        var t = JavaThread.current();
        return t == null ? null : new Gate(t, t.execution().made(t.goroutine(), task), GATE, WORDING);
    }

    static <T extends @Nullable Object> Callable<T> callable(Runnable runnable, T value) {
        return () -> {
            runnable.run();
            return value;
        };
    }

    static Callable<@Nullable Object> callable(Runnable runnable) {
        return () -> {
            runnable.run();
            return null;
        };
    }

    private static JavaThread here() {
        return JavaThread.orComplain("future");
    }

    @Override
    public void run() {
        if (gate == null) {
            super.run();
            return;
        }
        var t = here();
        gate.touch(t); // whether it is cancelled before it starts is decided now
        runner = ThreadCore.current(t);
        try {
            super.run();
        } finally {
            runner = null;
        }
    }

    @Override
    protected boolean runAndReset() {
        if (gate == null) {
            return super.runAndReset();
        }
        var t = here();
        gate.touch(t);
        runner = ThreadCore.current(t);
        try {
            var hasRun = super.runAndReset();
            if (hasRun) {
                gate.touch(t);
            }
            return hasRun;
        } finally {
            runner = null;
        }
    }

    @Override
    protected void set(T result) {
        if (gate != null) {
            gate.openOnce(here());
        }
        super.set(result);
    }

    @Override
    protected void setException(Throwable thrown) {
        if (thrown instanceof Unwinding unwinding) {
            throw unwinding; // the goroutine's end, of which the program knows nothing
        }
        if (gate != null) {
            gate.openOnce(here());
        }
        super.setException(thrown);
    }

    /// The real thread of a goroutine must not be interrupted, the one that the program sees is.
    @Override
    public boolean cancel(boolean mayInterrupt) {
        if (gate == null) {
            return super.cancel(mayInterrupt);
        }
        if (!gate.openOnce(here())) {
            return false;
        }
        var runs = runner;
        if (!super.cancel(false)) {
            return false;
        }
        if (mayInterrupt && runs != null) {
            Threads.interrupt(runs);
        }
        return true;
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
        if (gate == null) {
            return super.get(time, unit);
        }
        if (!gate.pass(here(), PoolCore.nanos(time, unit))) {
            throw new TimeoutException();
        }
        return super.get();
    }

    @Override
    public boolean isDone() {
        return gate == null ? super.isDone() : gate.isOpen(here());
    }

    @Override
    public boolean isCancelled() {
        return (gate == null || gate.isOpen(here())) && super.isCancelled();
    }

    @Override
    public State state() {
        return gate == null || gate.isOpen(here()) ? super.state() : State.RUNNING;
    }

    @Override
    public T resultNow() {
        look();
        return super.resultNow();
    }

    @Override
    public Throwable exceptionNow() {
        look();
        return super.exceptionNow();
    }

    private void look() {
        if (gate != null) {
            gate.isOpen(here());
        }
    }
}
