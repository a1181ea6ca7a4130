package dev.heddle.stress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/// A virtual thread that the actors of a test carry: they are its scheduler.
///
/// So a test that waits needs neither a time-out nor a core of its own: a thread that parks gives its actor back, one
/// that is woken stands in the queue, and one that does neither at the end has lost its wake-up for certain.
///
/// Virtual threads that it starts are carried by the same actors.
final class Carried implements Executor {
    /// How often an actor looks for a thread that somebody may wake. Then the arbiter carries what is left.
    private static final int LOOKS = 50;

    /// JDK 25 has no public way to give a virtual thread a scheduler.
    private static final MethodHandle NEW_VIRTUAL_THREAD = findNewVirtualThread();

    private final Queue<Runnable> runnable = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean ended;

    /// Starts the thread, which does not run before somebody carries it.
    Carried(Runnable body) {
        thread = newThread(this, () -> {
            body.run();
            ended = true;
        });
        thread.start();
    }

    @Override
    public void execute(Runnable continuation) {
        runnable.add(continuation);
    }

    Thread thread() {
        return thread;
    }

    boolean hasEnded() {
        return ended;
    }

    /// Carries whoever is runnable until it parks, yields or ends; false if nobody is.
    boolean carryOnce() {
        var continuation = runnable.poll();
        if (continuation == null) {
            return false;
        }
        continuation.run();
        return true;
    }

    /// Carries until the thread has ended, or nobody has become runnable for a while.
    void carry() {
        for (int looks = 0; looks < LOOKS && !ended; looks++) {
            if (carryOnce()) {
                looks = 0;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /// Carries until nobody is runnable, and says whether the thread has ended. For an arbiter: nobody else can wake
    /// anybody then, save for the JDK, which has a thread of its own for those who wait for a monitor.
    boolean carryToTheEnd() {
        while (!ended && (carryOnce() || thread.getState() == Thread.State.BLOCKED)) {
            Thread.onSpinWait();
        }
        return ended;
    }

    private static Thread newThread(Executor scheduler, Runnable task) {
        try {
            return (Thread) NEW_VIRTUAL_THREAD.invokeExact(scheduler, (String) null, 0, task);
        } catch (Throwable e) {
            throw new LinkageError("cannot make a virtual thread", e);
        }
    }

    private static MethodHandle findNewVirtualThread() {
        try {
            var signature =
                    MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class);
            var method = Class.forName("java.lang.ThreadBuilders")
                    .getDeclaredMethod("newVirtualThread", signature.parameterArray());
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(signature);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
