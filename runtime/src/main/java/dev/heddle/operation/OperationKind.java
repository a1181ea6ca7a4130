package dev.heddle.operation;

/// What a goroutine can be about to do: the visible operations, between which its code runs undisturbed.
///
/// The set is closed: a reader that switches over it must answer for every kind.
public enum OperationKind {
    /// The first step of a goroutine.
    START("start", WaitReason.RUNNABLE),
    /// Gives the others a chance (`runtime.Gosched`).
    YIELD("yield", WaitReason.RUNNABLE),
    /// Picks one of several values; the argument is how many.
    CHOOSE("choose", WaitReason.RUNNABLE),
    /// Begins to wait for a condition of the program. It is a step of its own, because from then on every step may
    /// be one that the condition sees.
    BEGIN_AWAIT("begin await", WaitReason.RUNNABLE),
    /// Waits until a condition of the program holds.
    AWAIT("await", WaitReason.AWAIT),
    /// Reads how many goroutines there are.
    GOROUTINES("count goroutines", WaitReason.RUNNABLE),
    /// Ends every goroutine of a program whose main has returned; the argument is the program.
    END_PROGRAM("end program", WaitReason.RUNNABLE),
    /// Waits in code that the scheduler does not see.
    OUTSIDE("wait outside", WaitReason.OUTSIDE),
    /// Comes back from code that the scheduler does not see.
    RETURN("return", WaitReason.RUNNABLE),

    SEND("send", WaitReason.CHAN_SEND),
    RECEIVE("receive", WaitReason.CHAN_RECEIVE),
    CLOSE("close", WaitReason.RUNNABLE),
    /// Closes a channel unless it is closed already; the result says whether it did.
    CLOSE_ONCE("close once", WaitReason.RUNNABLE),
    /// Reads how many values a channel holds and whether it is closed.
    LENGTH("look at the length", WaitReason.RUNNABLE),
    SELECT("select", WaitReason.SELECT),

    LOCK("lock", WaitReason.MUTEX_LOCK),
    TRY_LOCK("try lock", WaitReason.RUNNABLE),
    UNLOCK("unlock", WaitReason.RUNNABLE),
    READ_LOCK("read lock", WaitReason.RW_READ_LOCK),
    TRY_READ_LOCK("try read lock", WaitReason.RUNNABLE),
    READ_UNLOCK("read unlock", WaitReason.RUNNABLE),
    /// A writer's first half: from now on no new readers.
    ANNOUNCE("announce write lock", WaitReason.RW_LOCK),
    /// A writer's second half: once the readers have left.
    WRITE_LOCK("write lock", WaitReason.RW_LOCK),
    TRY_WRITE_LOCK("try write lock", WaitReason.RUNNABLE),
    WRITE_UNLOCK("write unlock", WaitReason.RUNNABLE),

    /// Adds the argument to a wait group's counter.
    ADD("add", WaitReason.RUNNABLE),
    WAIT("wait", WaitReason.WAIT_GROUP),

    /// Takes a place in the queue of a condition variable.
    ENQUEUE("cond enqueue", WaitReason.RUNNABLE),
    COND_WAIT("cond wait", WaitReason.COND),
    SIGNAL("signal", WaitReason.RUNNABLE),
    BROADCAST("broadcast", WaitReason.RUNNABLE),

    /// Enters a once: the first caller runs the body, the others wait for it.
    ENTER("once enter", WaitReason.ONCE),
    COMPLETE("once complete", WaitReason.RUNNABLE),

    READ("read", WaitReason.RUNNABLE),
    WRITE("write", WaitReason.RUNNABLE),
    /// Reads and writes in one step; the argument is added.
    UPDATE("update", WaitReason.RUNNABLE),
    /// Writes the second argument if the value is the first.
    COMPARE_AND_SET("compare and set", WaitReason.RUNNABLE),

    /// Reads the clock.
    NOW("now", WaitReason.RUNNABLE),
    /// Sets a timer; the argument is how long from now, in nanoseconds.
    ARM("arm timer", WaitReason.RUNNABLE),
    DISARM("stop timer", WaitReason.RUNNABLE),
    /// Waits until the goroutine's own timer has fired.
    SLEEP("sleep", WaitReason.SLEEP),

    // What plain Java has and Go has not. The order above is part of replay tokens, so these come last.

    /// Waits until a variable is not zero: until a thread has ended, a future is done.
    PASS("pass", WaitReason.PASS),
    /// Waits until a variable is at least the argument, and takes that much from it.
    ACQUIRE("acquire", WaitReason.ACQUIRE),
    TRY_ACQUIRE("try acquire", WaitReason.RUNNABLE),
    /// Adds the argument to a variable for which others may wait.
    RELEASE("release", WaitReason.RUNNABLE),
    /// Waits for a permit and takes it; an interrupt ends the wait too, and stays pending.
    PARK("park", WaitReason.PARK),
    /// Counts a latch down by one, but not below zero.
    COUNT_DOWN("count down", WaitReason.RUNNABLE),
    PUT("put", WaitReason.PUT),
    TRY_PUT("try put", WaitReason.RUNNABLE),
    TAKE("take", WaitReason.TAKE),
    TRY_TAKE("try take", WaitReason.RUNNABLE),
    /// Takes the argument's number of elements out of a queue, or as many as there are; with 0 one certain element,
    /// if it is there.
    REMOVE("remove", WaitReason.RUNNABLE),
    /// Wakes one of those who wait, any of them: the alternative is its number.
    NOTIFY("notify", WaitReason.RUNNABLE),
    /// A writer goes on as a reader.
    DOWNGRADE("downgrade", WaitReason.RUNNABLE),
    /// A writer that has announced itself gives up.
    RETRACT("give up write lock", WaitReason.RUNNABLE),
    /// Sets the interrupt flag of a thread.
    INTERRUPT("interrupt", WaitReason.RUNNABLE),
    /// Makes a variable that is 0 be 1, and changes what the argument stands for as well.
    OPEN("open", WaitReason.RUNNABLE);

    private final String text;
    private final WaitReason reason;

    OperationKind(String text, WaitReason reason) {
        this.text = text;
        this.reason = reason;
    }

    /// The operation as a report names it.
    public String text() {
        return text;
    }

    /// Why a goroutine sleeps that waits for this operation.
    public WaitReason waitReason() {
        return reason;
    }
}
