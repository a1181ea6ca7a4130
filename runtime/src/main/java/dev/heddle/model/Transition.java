package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;

/// What happens: carries out one transition in one atomic step, and says what it touches. What an operation does is
/// said by the family of its object; here is what all of them have in common.
///
/// The footprint holds exactly what decides which neighbours it can be swapped with; a select touches the channel
/// of the case it takes and nothing else.
final class Transition {
    /// The clock as an object that early firings write and arming reads.
    static final int CLOCK_OBJECT = 0xffffff;

    private final Model m;
    private final GoroutineStates goroutines;
    private final ChannelOperations channels;
    private final LockOperations locks;
    private final WaitGroupOperations waitGroups;
    private final ConditionOperations conditions;
    private final VariableOperations variables;
    private final QueueOperations queues;
    private final TimerOperations timers;
    private final GivingUp givingUp;

    Transition(Model m) {
        this.m = m;
        this.goroutines = m.goroutines;
        this.channels = new ChannelOperations(m);
        this.locks = new LockOperations(m);
        this.waitGroups = new WaitGroupOperations(m);
        this.conditions = new ConditionOperations(m);
        this.variables = new VariableOperations(m);
        this.queues = new QueueOperations(m);
        this.timers = new TimerOperations(m);
        this.givingUp = new GivingUp(m, conditions, queues);
    }

    void execute(long label, Labels footprint) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            timers.move(label, footprint);
            return;
        }
        if (goroutines.awaiting > 0) {
            touchEverything(footprint); // nobody knows what the condition looks at
        }
        int alternative = Label.alternative(label);
        int partner = Label.partner(label);
        if (goroutines.known > 0) {
            KnownWaiters.exclude(m, g, alternative, partner, footprint);
        }
        if (partner != Label.ALONE) {
            footprint.add(Access.of(objectOf(g, alternative), Mode.RENDEZVOUS));
            complete(g, alternative, Result.DONE, footprint);
            complete(partner, Label.partnerAlternative(label), Result.DONE, footprint);
            return;
        }
        if (alternative == Label.OTHERWISE) {
            channels.lookAt(goroutines.alternatives[g], footprint);
            complete(g, Label.OTHERWISE, Result.DONE, footprint);
            return;
        }
        var kind = goroutines.kind[g];
        if (goroutines.flag[g] != Model.NEVER || goroutines.deadline[g] != Model.NEVER) {
            long result = givingUp.attempt(g, kind, goroutines.object[g], footprint);
            if (result != GivingUp.NOT) {
                complete(g, Label.PLAIN, result, footprint);
                return;
            }
        }
        if (kind == OperationKind.SELECT) {
            kind = goroutines.alternatives[g].kinds[alternative];
        }
        long result = perform(g, alternative, kind, objectOf(g, alternative), footprint);
        complete(g, alternative, result, footprint);
    }

    private int objectOf(int g, int alternative) {
        return goroutines.kind[g] == OperationKind.SELECT
                ? goroutines.alternatives[g].objects[alternative]
                : goroutines.object[g];
    }

    private long perform(int g, int alternative, OperationKind kind, int x, Labels footprint) {
        return switch (kind) {
            case START, YIELD, RETURN -> Result.DONE;
            case CHOOSE -> alternative;
            case BEGIN_AWAIT, AWAIT -> touchEverything(footprint);
            case GOROUTINES -> {
                touchEverything(footprint);
                yield goroutines.liveCount;
            }
            case END_PROGRAM -> {
                m.endProgram(g, (int) goroutines.argument[g]);
                yield touchEverything(footprint);
            }
            case SEND -> channels.send(x, footprint);
            case RECEIVE -> channels.receive(x, footprint);
            case CLOSE -> channels.close(x, footprint);
            case CLOSE_ONCE -> channels.closeOnce(x, footprint);
            case LENGTH -> channels.length(x, footprint);
            case LOCK -> locks.lock(g, x, footprint);
            case TRY_LOCK -> locks.tryLock(g, x, footprint);
            case UNLOCK -> locks.unlock(x, footprint);
            case READ_LOCK -> locks.readLock(g, x, footprint);
            case TRY_READ_LOCK -> locks.tryReadLock(g, x, footprint);
            case READ_UNLOCK -> locks.readUnlock(g, x, footprint);
            case ANNOUNCE -> locks.announce(g, x, footprint);
            case RETRACT -> locks.retract(x, footprint);
            case WRITE_LOCK -> locks.writeLock(g, x, footprint);
            case TRY_WRITE_LOCK -> locks.tryWriteLock(g, x, footprint);
            case WRITE_UNLOCK -> locks.writeUnlock(x, footprint);
            case DOWNGRADE -> locks.downgrade(g, x, footprint);
            case ADD -> waitGroups.add(g, x, footprint);
            case WAIT -> waitGroups.await(x, footprint);
            case COUNT_DOWN -> waitGroups.countDown(x, footprint);
            case ENTER -> waitGroups.enter(g, x, footprint);
            case COMPLETE -> waitGroups.complete(x, footprint);
            case ENQUEUE -> conditions.enqueue(g, x, footprint);
            case COND_WAIT -> conditions.wake(g, x, footprint);
            case SIGNAL -> conditions.signal(x, footprint);
            case BROADCAST -> conditions.broadcast(x, footprint);
            case NOTIFY -> conditions.notify(alternative, x, footprint);
            case READ -> variables.read(x, footprint);
            case WRITE -> variables.write(g, x, footprint);
            case UPDATE -> variables.update(g, x, footprint);
            case COMPARE_AND_SET -> variables.compareAndSet(g, x, footprint);
            case PASS -> variables.pass(x, footprint);
            case PARK -> variables.set(x, 0, footprint);
            case INTERRUPT -> variables.set(x, 1, footprint);
            case OPEN -> variables.open(g, x, footprint);
            case ACQUIRE -> variables.acquire(g, x, footprint);
            case TRY_ACQUIRE -> variables.tryAcquire(g, x, footprint);
            case RELEASE -> variables.release(g, x, footprint);
            case PUT, TRY_PUT -> queues.put(x, footprint);
            case TAKE, TRY_TAKE -> queues.take(x, footprint);
            case REMOVE -> queues.remove(g, x, footprint);
            case NOW -> timers.now(footprint);
            case ARM -> timers.arm(g, x, footprint);
            case DISARM -> timers.disarm(x, footprint);
            case SLEEP -> timers.sleep(x, footprint);
            case OUTSIDE, SELECT -> throw new IllegalStateException(kind + " is no transition of its own");
        };
    }

    private static long touchEverything(Labels footprint) {
        footprint.add(Access.of(0, Mode.TICK));
        return Result.DONE;
    }

    private void complete(int g, int alternative, long result, Labels footprint) {
        if (goroutines.kind[g] == OperationKind.SELECT) {
            for (int timer : goroutines.alternatives[g].timers) {
                timers.forget(timer, footprint);
            }
        }
        if (goroutines.deadline[g] != Model.NEVER) {
            timers.forget(goroutines.deadline[g], footprint);
        }
        goroutines.advance(g, alternative, result);
    }
}
