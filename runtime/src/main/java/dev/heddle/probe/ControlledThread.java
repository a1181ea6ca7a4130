package dev.heddle.probe;

import org.jspecify.annotations.Nullable;

/// What threads of the program's own classes are: in an execution goroutines, also where it is the class that calls
/// `super.start()`, or code of the JDK that starts them.
@BaseFor(Thread.class)
@SuppressWarnings("this-escape") // only its identity
public class ControlledThread extends Thread {
    {
        var t = JavaThread.current();
        if (t != null) {
            ThreadCore.made(t, this, null);
        }
    }

    public ControlledThread() {}

    public ControlledThread(@Nullable Runnable task) {
        super(task);
    }

    public ControlledThread(@Nullable ThreadGroup group, @Nullable Runnable task) {
        super(group, task);
    }

    public ControlledThread(String name) {
        super(name);
    }

    public ControlledThread(@Nullable ThreadGroup group, String name) {
        super(group, name);
    }

    public ControlledThread(@Nullable Runnable task, String name) {
        super(task, name);
    }

    public ControlledThread(@Nullable ThreadGroup group, @Nullable Runnable task, String name) {
        super(group, task, name);
    }

    public ControlledThread(@Nullable ThreadGroup group, @Nullable Runnable task, String name, long stackSize) {
        super(group, task, name, stackSize);
    }

    public ControlledThread(
            @Nullable ThreadGroup group,
            @Nullable Runnable task,
            String name,
            long stackSize,
            boolean inheritInheritableThreadLocals) {
        super(group, task, name, stackSize, inheritInheritableThreadLocals);
    }

    @Override
    public void start() {
        var t = JavaThread.current();
        if (t == null || !ThreadCore.of(t, this).canStart()) {
            super.start();
        } else {
            ThreadCore.of(t, this).start(t);
        }
    }

    @Override
    public void interrupt() {
        var t = JavaThread.current();
        if (t == null) {
            super.interrupt();
        } else {
            ThreadCore.of(t, this).interrupt(t);
        }
    }

    @Override
    public boolean isInterrupted() {
        var t = JavaThread.current();
        return t == null ? super.isInterrupted() : ThreadCore.of(t, this).isInterrupted(t);
    }

    /// Of the thread of the JVM, which an execution never starts.
    State realState() {
        return super.getState();
    }

    @Override
    public State getState() {
        var t = JavaThread.current();
        return t == null ? super.getState() : ThreadCore.of(t, this).state(t);
    }
}
