package dev.heddle.scheduler;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;
import org.jspecify.annotations.Nullable;

/// A synchronisation object of an execution: what all of them share is that only the goroutines of that execution
/// may use it, and only while it lasts.
public abstract class ModelObject {
    private final DeterministicScheduler scheduler;
    private final int execution;
    private final int number;
    private final String what;

    /// Makes the object in the execution of `by`.
    ///
    /// @param what      its type as errors name it, with its name if it has one: `channel "jobs"`
    /// @param original  the object made outside of the execution that this one stands for, or `null`
    protected ModelObject(
            Goroutine by,
            ObjectType type,
            int parameter,
            @Nullable String name,
            String what,
            @Nullable Object original) {
        this.scheduler = by.scheduler();
        this.execution = scheduler.executionNumber();
        this.what = name == null ? what : what + " \"" + name + "\"";
        this.number = original == null
                ? scheduler.objects().create(by, type, parameter, name)
                : scheduler.objects().createStandIn(by, original, type, parameter, name);
    }

    /// Makes an object in the execution of `by` that the program knows as something else.
    ///
    /// @param wording how reports speak of it
    protected ModelObject(Goroutine by, ObjectType type, int parameter, Wording wording) {
        this.scheduler = by.scheduler();
        this.execution = scheduler.executionNumber();
        this.what = wording.noun();
        this.number = scheduler.objects().create(by, type, parameter, wording);
    }

    /// Makes a timer in the execution of `by`.
    ///
    /// @param target what it does it to, see [Model#createTimer]
    /// @param task   what else it does when it fires
    protected ModelObject(Goroutine by, VirtualClock.Effect effect, int target, TimerTask task) {
        this.scheduler = by.scheduler();
        this.execution = scheduler.executionNumber();
        this.what = "timer";
        this.number = scheduler.objects().createTimer(by, effect, target, task);
    }

    /// Its number in the execution's model.
    public final int number() {
        return number;
    }

    /// The scheduler of its execution.
    protected final DeterministicScheduler scheduler() {
        return scheduler;
    }

    /// The state of its execution.
    protected final Model model() {
        return scheduler.model();
    }

    /// The calling goroutine.
    ///
    /// @throws IllegalStateException if the caller is no goroutine of the object's execution
    public final Goroutine here() {
        var g = scheduler.running;
        if (g != null && g.thread == Thread.currentThread() && execution == scheduler.executionNumber()) {
            return g;
        }
        return orComplain();
    }

    /// Does an operation of the calling goroutine on this object.
    protected final long perform(OperationKind kind, long argument) {
        return here().perform(kind, number, argument);
    }

    /// Does an operation of the calling goroutine on this object.
    protected final long perform(OperationKind kind) {
        return perform(kind, 0);
    }

    private Goroutine orComplain() {
        var g = Goroutine.current();
        if (g != null && g.scheduler() == scheduler && execution == scheduler.executionNumber()) {
            return g;
        }
        var made = what + " made at " + scheduler.objects().madeAt(number);
        if (g == null) {
            throw new IllegalStateException(made + " belongs to an exploration, but the thread \""
                    + Thread.currentThread().getName()
                    + "\" is no goroutine of it: start the code that uses it with Go.go inside the explored body");
        }
        if (g.scheduler() == scheduler) {
            throw new IllegalStateException(
                    made + " belongs to an earlier execution of this exploration: make it inside the "
                            + "explored body, and keep it in no static field");
        }
        throw new IllegalStateException(
                made + " belongs to another exploration: make it inside the explored body, and keep "
                        + "it in no static field");
    }
}
