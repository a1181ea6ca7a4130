package dev.heddle.probe;

import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A future of an execution that runs something: who waits for it waits at a gate.
///
/// What the task did happens before whoever gets its result.
///
/// @param <T> the result
class ControlledTask<T extends @Nullable Object> extends FutureTask<T> {
    private static final int GATE = -15;
    private static final Wording WORDING = new Wording("future", "Future.get", Vocabulary.CALLS);

    private final Gate gate;
    private @Nullable JavaThread runner;
    private boolean runsAgain;

    ControlledTask(JavaThread t, Callable<T> callable) {
        this(t, new Call<>(callable));
    }

    private ControlledTask(JavaThread t, Call<T> call) {
        super(call);
        call.task = this;
        gate = new Gate(t, t.execution().made(t.goroutine(), this), GATE, WORDING);
    }

    /// What it runs, and then the step in which it is done, or has run once more: what follows it in the JDK's
    /// code is no step.
    private static final class Call<T extends @Nullable Object> implements Callable<T> {
        private final Callable<T> callable;
        private @Nullable ControlledTask<T> task;

        Call(Callable<T> callable) {
            this.callable = Objects.requireNonNull(callable);
        }

        @Override
        public T call() throws Exception {
            var hasReturned = false;
            try {
                var result = callable.call();
                hasReturned = true;
                return result;
            } finally {
                if (task != null) {
                    task.ran(hasReturned);
                }
            }
        }
    }

    private void ran(boolean hasReturned) {
        var t = here();
        if (t.isOver()) {
            return;
        }
        if (runsAgain && hasReturned) {
            gate.touch(t);
        } else {
            gate.openOnce(t);
        }
    }

    static <T extends @Nullable Object> Callable<T> callable(Runnable runnable, T value) {
        return () -> {
            runnable.run();
            return value;
        };
    }

    private static JavaThread here() {
        return JavaThread.orComplain("future");
    }

    @Override
    public void run() {
        var t = here();
        gate.touch(t); // whether it is cancelled before it starts is decided now
        runner = t;
        try {
            super.run();
        } finally {
            runner = null;
        }
    }

    @Override
    protected boolean runAndReset() {
        var t = here();
        runsAgain = true;
        gate.touch(t);
        runner = t;
        try {
            return super.runAndReset();
        } finally {
            runner = null;
        }
    }

    @Override
    protected void done() {
        var t = here();
        if (!gate.isOpenNow(t)) {
            gate.openOnce(t);
        }
    }

    /// The real thread of a goroutine must not be interrupted, the one that the program sees is.
    @Override
    public boolean cancel(boolean mayInterrupt) {
        var t = here();
        gate.touch(t);
        var runs = runner;
        if (!super.cancel(false)) {
            return false;
        }
        if (mayInterrupt && runs != null) {
            runs.interrupt(t);
        }
        return true;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        gate.pass(here(), JavaThread.FOR_EVER);
        return super.get();
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (!gate.pass(here(), PoolCore.nanos(time, unit))) {
            throw new TimeoutException();
        }
        return super.get();
    }

    @Override
    public boolean isDone() {
        return gate.isOpen(here());
    }

    @Override
    public boolean isCancelled() {
        return gate.isOpen(here()) && super.isCancelled();
    }

    @Override
    public State state() {
        return gate.isOpen(here()) ? super.state() : State.RUNNING;
    }

    @Override
    public T resultNow() {
        gate.isOpen(here());
        return super.resultNow();
    }

    @Override
    public Throwable exceptionNow() {
        gate.isOpen(here());
        return super.exceptionNow();
    }
}
