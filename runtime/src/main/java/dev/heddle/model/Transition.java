package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;

/// What happens: carries out one transition in one atomic step, and says what it touches.
///
/// The footprint holds exactly what decides which neighbours it can be swapped with; a select touches the channel
/// of the case it takes and nothing else.
final class Transition {
    /// The clock as an object that early firings write and arming reads.
    static final int CLOCK_OBJECT = 0xffffff;

    private final Model m;

    Transition(Model m) {
        this.m = m;
    }

    void execute(long label, Labels footprint) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            moveClock(label, footprint);
            return;
        }
        if (m.awaiting > 0) {
            footprint.add(Access.of(0, Mode.TICK)); // nobody knows what the condition looks at
        }
        int partner = Label.partner(label);
        if (m.known > 0) {
            addKnownWaiters(g, Label.alternative(label), partner, footprint);
        }
        int alternative = Label.alternative(label);
        if (partner != Label.ALONE) {
            footprint.add(Access.of(objectOf(g, alternative), Mode.RENDEZVOUS));
            complete(g, alternative, Result.DONE, footprint);
            complete(partner, Label.partnerAlternative(label), Result.DONE, footprint);
            return;
        }
        if (alternative == Label.OTHERWISE) {
            takeDefault(g, footprint);
            return;
        }
        var kind = m.kind[g];
        if ((m.flag[g] != Model.NEVER || m.deadline[g] != Model.NEVER) && givesUp(g, kind, m.object[g], footprint)) {
            return;
        }
        if (kind == OperationKind.SELECT) {
            var cases = m.alternatives[g];
            perform(g, alternative, cases.kinds[alternative], cases.objects[alternative], footprint);
        } else {
            perform(g, alternative, kind, m.object[g], footprint);
        }
    }

    /// Gives a wait up, if that is what happens to it; adds what decides whether it does.
    private boolean givesUp(int g, OperationKind kind, int x, Labels footprint) {
        boolean isFree = m.enabled.canProceedAlone(g, kind, x);
        if (isFree && (kind == OperationKind.COND_WAIT || kind == OperationKind.PARK)) {
            return false;
        }
        int flag = m.flag[g];
        if (m.isInterrupted(g)) {
            if (kind == OperationKind.PARK) {
                footprint.add(Access.of(flag, Mode.READ));
                footprint.add(Access.of(x, Mode.READ));
            } else {
                footprint.add(Access.of(flag, Mode.WRITE));
                m.value[flag] = 0;
                leaveQueue(g, kind, x, footprint);
            }
            complete(g, Label.PLAIN, Result.INTERRUPTED, footprint);
            return true;
        }
        if (flag != Model.NEVER) {
            footprint.add(Access.of(flag, Mode.READ));
        }
        if (isFree) {
            return false;
        }
        if (m.clock.isRacing()) {
            footprint.add(Access.of(m.deadline[g], Mode.READ));
        }
        if (kind != OperationKind.COND_WAIT) {
            footprint.add(Access.of(x, modeOfFailure(kind, x)));
        }
        leaveQueue(g, kind, x, footprint);
        complete(g, Label.PLAIN, Result.TIMED_OUT, footprint);
        return true;
    }

    private void leaveQueue(int g, OperationKind kind, int x, Labels footprint) {
        if (kind == OperationKind.COND_WAIT) {
            m.ticket[g] = 0;
            footprint.add(Access.of(x, Mode.COND_WOKEN));
        }
    }

    /// How it touches an object to find that it does not give what is wanted.
    private Mode modeOfFailure(OperationKind kind, int x) {
        return switch (kind) {
            case LOCK, READ_LOCK, ANNOUNCE, WRITE_LOCK, ACQUIRE, TRY_ACQUIRE -> Mode.TRY_FAILED;
            case PUT, TAKE, TRY_PUT, TRY_TAKE -> m.type[x] == ObjectType.QUEUE ? Mode.DEFAULT : Mode.READ;
            default -> Mode.READ;
        };
    }

    private int objectOf(int g, int alternative) {
        return alternative >= 0 ? m.alternatives[g].objects[alternative] : m.object[g];
    }

    private void moveClock(long label, Labels footprint) {
        if (VirtualClock.isTick(label)) {
            m.clock.tick();
            footprint.add(Access.of(0, Mode.TICK));
            return;
        }
        if (m.awaiting > 0) {
            footprint.add(Access.of(0, Mode.TICK));
        }
        int timer = VirtualClock.timerOf(label);
        m.clock.fire(timer);
        // Which timer is next depends on all that are set, so whatever changes one reads the clock, and every
        // firing writes it; what else a firing does, it does to the targets of the timers that fired.
        footprint.add(Access.of(CLOCK_OBJECT, Mode.WRITE));
        var fired = m.clock.justFired();
        footprint.add(Access.of(timer, Mode.WRITE));
        for (int i = 0; i < fired.size(); i++) {
            int t = (int) fired.get(i);
            if (t != timer) {
                footprint.add(Access.of(t, Mode.WRITE));
            }
            if (m.clock.effect(t) == VirtualClock.Effect.SEND) {
                int x = m.clock.target(t);
                footprint.add(Access.of(x, Mode.SEND, m.sends[x] - 1));
            }
        }
    }

    /// Who may overtake whom depends on the stamps, so an event on an object with stamped waiters, or one that lets
    /// a stamped goroutine go, cannot be swapped with anything on the objects concerned.
    private void addKnownWaiters(int g, int alternative, int partner, Labels footprint) {
        exclude(g, alternative, footprint);
        if (m.knownSince[g] != Model.NOT_KNOWN) {
            exclude(g, Label.OTHERWISE, footprint);
        }
        if (partner >= 0 && m.knownSince[partner] != Model.NOT_KNOWN) {
            exclude(partner, Label.OTHERWISE, footprint);
        }
    }

    private void exclude(int g, int alternative, Labels footprint) {
        var kind = m.kind[g];
        if (kind != OperationKind.SELECT) {
            excludeObject(m.object[g], footprint);
            return;
        }
        var cases = m.alternatives[g];
        if (alternative >= 0) {
            excludeObject(cases.objects[alternative], footprint);
            return;
        }
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kinds[i] != null) {
                excludeObject(cases.objects[i], footprint);
            }
        }
    }

    /// Stamps decide at channels and readers-writer mutexes only.
    private void excludeObject(int x, Labels footprint) {
        if (x < 0 || m.type[x] != ObjectType.CHANNEL && m.type[x] != ObjectType.RW_MUTEX) {
            return;
        }
        var access = Access.of(x, Mode.EXCLUSIVE);
        if (!footprint.contains(access) && KnownWaiters.on(m, x)) {
            footprint.add(access);
        }
    }

    private void takeDefault(int g, Labels footprint) {
        var cases = m.alternatives[g];
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kinds[i] != null) {
                int x = cases.objects[i];
                footprint.add(Access.of(x, m.capacity[x] > 0 ? Mode.DEFAULT : Mode.DEFAULT_UNBUFFERED));
            }
        }
        complete(g, Label.OTHERWISE, Result.DONE, footprint);
    }

    private void perform(int g, int alternative, OperationKind kind, int x, Labels footprint) {
        long result = Result.DONE;
        Mode mode = null;
        int index = 0;
        switch (kind) {
            case START, YIELD, RETURN -> {}
            case BEGIN_AWAIT, AWAIT -> mode = Mode.TICK;
            case CHOOSE -> result = alternative;
            case GOROUTINES -> {
                mode = Mode.TICK;
                result = m.liveCount;
            }
            case END_PROGRAM -> {
                mode = Mode.TICK;
                endProgram(g, (int) m.argument[g]);
            }
            case SEND -> {
                if (m.closed[x]) {
                    mode = Mode.SEND_CLOSED;
                    result = Result.CLOSED;
                } else {
                    mode = Mode.SEND;
                    index = m.sends[x]++;
                }
            }
            case RECEIVE -> {
                if (m.sends[x] > m.receives[x]) {
                    mode = Mode.RECEIVE;
                    index = m.receives[x]++;
                    if (m.fedByTimer[x] && m.clock.isRacing()) {
                        // From now on the timer that sends here matters again: others may have to wait for it.
                        footprint.add(Access.of(CLOCK_OBJECT, Mode.READ));
                    }
                } else {
                    mode = Mode.RECEIVE_CLOSED;
                    result = Result.CLOSED;
                }
            }
            case CLOSE -> {
                mode = Mode.CLOSE;
                result = m.closed[x] ? Result.CLOSED : Result.DONE;
                m.closed[x] = true;
            }
            case CLOSE_ONCE -> {
                mode = m.closed[x] ? Mode.READ : Mode.CLOSE;
                result = m.closed[x] ? Result.NO : Result.YES;
                m.closed[x] = true;
            }
            case LENGTH -> {
                mode = Mode.READ;
                result = m.closed[x] ? -1 - m.buffered(x) : m.buffered(x);
            }
            case LOCK -> {
                mode = Mode.LOCK;
                m.holder[x] = g + 1;
            }
            case TRY_LOCK -> {
                mode = m.holder[x] == 0 ? Mode.LOCK : Mode.TRY_FAILED;
                if (m.holder[x] == 0) {
                    m.holder[x] = g + 1;
                    result = Result.YES;
                }
            }
            case UNLOCK -> {
                mode = Mode.UNLOCK;
                result = m.holder[x] == 0 ? Result.MISUSED : Result.DONE;
                m.holder[x] = 0;
            }
            case READ_LOCK -> {
                mode = Mode.READ_LOCK;
                m.readers.add(x, g);
            }
            case TRY_READ_LOCK -> {
                mode = m.announced[x] == 0 ? Mode.READ_LOCK : Mode.TRY_FAILED;
                if (m.announced[x] == 0) {
                    m.readers.add(x, g);
                    result = Result.YES;
                }
            }
            case READ_UNLOCK -> {
                // Who has locked can unlock whatever the others do. For anybody else it may be a misuse, or make
                // one of another's unlock, depending on who comes first.
                mode = Mode.READ_UNLOCK;
                if (!m.readers.remove(x, g)) {
                    footprint.add(Access.of(x, Mode.EXCLUSIVE));
                    result = m.readers.removeAny(x) ? Result.DONE : Result.MISUSED;
                }
            }
            case ANNOUNCE -> {
                mode = Mode.ANNOUNCE;
                m.announced[x] = g + 1;
            }
            case WRITE_LOCK -> {
                mode = Mode.WRITE_LOCK;
                m.holder[x] = g + 1;
            }
            case TRY_WRITE_LOCK -> {
                var free = m.announced[x] == 0 && m.readers.count(x) == 0;
                mode = free ? Mode.WRITE_LOCK : Mode.TRY_FAILED;
                if (free) {
                    m.announced[x] = g + 1;
                    m.holder[x] = g + 1;
                    result = Result.YES;
                }
            }
            case WRITE_UNLOCK -> {
                mode = Mode.WRITE_UNLOCK;
                result = m.holder[x] == 0 ? Result.MISUSED : Result.DONE;
                if (m.holder[x] != 0) {
                    m.holder[x] = 0;
                    m.announced[x] = 0;
                }
            }
            case ADD -> {
                excludeIfBelowZero(x, footprint);
                m.count[x] += (int) m.argument[g];
                if (m.count[x] < 0) {
                    mode = Mode.WG_NEGATIVE;
                    m.count[x] = 0;
                    result = Result.MISUSED;
                } else {
                    mode = m.argument[g] > 0 ? Mode.WG_UP : Mode.WG_DOWN;
                }
            }
            case WAIT -> {
                excludeIfBelowZero(x, footprint);
                mode = Mode.WG_WAIT;
            }
            case ENQUEUE -> {
                mode = Mode.COND_ENQUEUE;
                m.ticket[g] = ++m.count[x];
                m.condOf[g] = x;
                m.notified[g] = false;
            }
            case COND_WAIT -> {
                mode = Mode.COND_WOKEN;
                m.ticket[g] = 0;
                m.notified[g] = false;
            }
            case SIGNAL -> {
                mode = Mode.COND_SIGNAL;
                notifyWaiters(x, false);
            }
            case BROADCAST -> {
                mode = Mode.COND_SIGNAL;
                notifyWaiters(x, true);
            }
            case ENTER -> {
                if (m.count[x] == 0) {
                    mode = Mode.WRITE;
                    m.holder[x] = g + 1;
                    result = Result.YES;
                } else {
                    mode = Mode.READ;
                }
            }
            case COMPLETE -> {
                mode = Mode.WRITE;
                m.count[x] = 1;
                m.holder[x] = 0;
            }
            case READ -> {
                mode = Mode.READ;
                result = m.value[x];
            }
            case WRITE -> {
                mode = Mode.WRITE;
                m.value[x] = m.argument[g];
            }
            case UPDATE -> {
                mode = Mode.WRITE;
                result = m.value[x];
                m.value[x] += m.argument[g];
            }
            case COMPARE_AND_SET -> {
                var isOpaque = m.capacity[x] == Model.OPAQUE;
                var swaps = m.wouldSwap(g);
                mode = swaps ? Mode.WRITE : Mode.READ;
                if (swaps) {
                    m.value[x] = isOpaque ? 0 : m.second[g];
                    result = Result.YES;
                }
            }
            case PASS -> mode = Mode.READ;
            case PARK -> {
                mode = Mode.WRITE;
                m.value[x] = 0;
            }
            case INTERRUPT -> {
                mode = Mode.WRITE;
                m.value[x] = 1;
            }
            case OPEN -> {
                mode = m.value[x] == 0 ? Mode.WRITE : Mode.READ;
                result = m.value[x] == 0 ? Result.YES : Result.NO;
                m.value[x] = 1;
                footprint.add(Access.of((int) m.argument[g], Mode.WRITE));
            }
            // As modes, those who take permits are writers, and those who give them back readers, who do not mind
            // each other.
            case ACQUIRE -> {
                mode = Mode.WRITE_LOCK;
                m.value[x] -= m.argument[g];
            }
            case TRY_ACQUIRE -> {
                var enough = m.value[x] >= m.argument[g];
                mode = enough ? Mode.WRITE_LOCK : Mode.TRY_FAILED;
                if (enough) {
                    m.value[x] -= m.argument[g];
                    result = Result.YES;
                }
            }
            case RELEASE -> {
                mode = Mode.READ_UNLOCK;
                m.value[x] += m.argument[g];
            }
            case COUNT_DOWN -> {
                mode = Mode.WG_DOWN;
                m.count[x] = Math.max(0, m.count[x] - 1);
            }
            case PUT, TRY_PUT -> {
                if (m.closed[x]) {
                    mode = Mode.SEND_CLOSED;
                    result = Result.CLOSED;
                } else if (m.buffered(x) >= m.capacity[x]) {
                    mode = modeOfFailure(kind, x);
                } else {
                    mode = m.type[x] == ObjectType.QUEUE ? Mode.SEND : Mode.WRITE;
                    index = mode == Mode.SEND ? m.sends[x] : 0;
                    m.sends[x]++;
                    result = Result.YES;
                }
            }
            case TAKE, TRY_TAKE -> {
                if (m.buffered(x) == 0 && m.closed[x]) {
                    mode = Mode.RECEIVE_CLOSED;
                    result = Result.CLOSED;
                } else if (m.buffered(x) == 0) {
                    mode = modeOfFailure(kind, x);
                } else {
                    mode = m.type[x] == ObjectType.QUEUE ? Mode.RECEIVE : Mode.WRITE;
                    index = mode == Mode.RECEIVE ? m.receives[x] : 0;
                    m.receives[x]++;
                    result = Result.YES;
                }
            }
            case REMOVE -> {
                mode = Mode.EXCLUSIVE;
                if (m.argument[g] > 0) {
                    result = Math.min(m.argument[g], m.buffered(x));
                } else if (m.buffered(x) > 0 && m.succeeds(g)) {
                    result = Result.YES;
                }
                m.receives[x] += (int) result;
            }
            case NOTIFY -> {
                mode = Mode.COND_SIGNAL;
                if (alternative >= 0) {
                    m.notified[alternative] = true;
                }
            }
            case DOWNGRADE -> {
                mode = Mode.WRITE_UNLOCK;
                m.holder[x] = 0;
                m.announced[x] = 0;
                m.readers.add(x, g);
            }
            case RETRACT -> {
                mode = Mode.ANNOUNCE;
                m.announced[x] = 0;
            }
            case NOW -> {
                if (m.clock.isRacing()) {
                    footprint.add(Access.of(CLOCK_OBJECT, Mode.READ));
                }
            }
            case ARM -> result = arm(g, x, footprint);
            case DISARM -> result = disarm(x, footprint);
            case SLEEP -> {
                m.clock.rearm(x);
                if (m.clock.isRacing()) {
                    footprint.add(Access.of(x, Mode.READ));
                }
            }
            case OUTSIDE, SELECT -> throw new IllegalStateException(kind + " is no transition of its own");
        }
        if (mode != null) {
            footprint.add(Access.of(mode == Mode.TICK ? 0 : x, mode, index));
        }
        complete(g, alternative, result, footprint);
    }

    /// While a counter stays at zero or above, two that count down can be swapped: the wait group has one trace,
    /// however many there are. Where it does not, the last of them panics, and who that is depends on the order.
    private void excludeIfBelowZero(int waitGroup, Labels footprint) {
        if (m.identities.isBelowZero(waitGroup)) {
            footprint.add(Access.of(waitGroup, Mode.EXCLUSIVE));
        }
    }

    private void complete(int g, int alternative, long result, Labels footprint) {
        if (m.kind[g] == OperationKind.SELECT) {
            for (int timer : m.alternatives[g].timers) {
                forget(timer, footprint);
            }
        }
        if (m.deadline[g] != Model.NEVER) {
            forget(m.deadline[g], footprint);
        }
        m.advance(g, alternative, result);
    }

    private void forget(int timer, Labels footprint) {
        m.clock.disarm(timer);
        if (m.clock.isRacing()) {
            footprint.add(Access.of(timer, Mode.WRITE)); // it can no longer fire
            footprint.add(Access.of(CLOCK_OBJECT, Mode.READ)); // and nobody waits for it any more
        }
    }

    /// Sets a timer anew; a value that it has already sent is taken back (Go 1.23). The result says whether it was
    /// pending.
    private long arm(int g, int timer, Labels footprint) {
        var was = disarm(timer, footprint);
        m.clock.arm(timer, m.argument[g], m.second[g]);
        return was;
    }

    private long disarm(int timer, Labels footprint) {
        if (m.clock.isRacing()) {
            footprint.add(Access.of(CLOCK_OBJECT, Mode.READ));
        }
        footprint.add(Access.of(timer, Mode.WRITE));
        var stopped = m.clock.isPending(timer);
        if (m.clock.effect(timer) == VirtualClock.Effect.SEND) {
            int x = m.clock.target(timer);
            footprint.add(Access.of(x, Mode.EXCLUSIVE));
            if (m.sends[x] > m.receives[x]) {
                m.sends[x] = m.receives[x];
                stopped = true; // Go 1.23: stopped also if the value was not yet received
            }
        }
        m.clock.disarm(timer);
        return stopped ? Result.YES : Result.NO;
    }

    /// Wakes the goroutine with the lowest ticket, or all that have one: Go's notify list is first in, first out.
    private void notifyWaiters(int x, boolean all) {
        int lowest = -1;
        for (int i = 0; i < m.liveCount; i++) {
            int g = m.live[i];
            if (!m.isEnqueued(g, x)) {
                continue;
            }
            if (all) {
                m.notified[g] = true;
            } else if (lowest < 0 || m.ticket[g] < m.ticket[lowest]) {
                lowest = g;
            }
        }
        if (lowest >= 0) {
            m.notified[lowest] = true;
        }
    }

    private void endProgram(int main, int program) {
        m.clock.endProgram(program);
        for (int i = m.liveCount - 1; i >= 0; i--) {
            int g = m.live[i];
            if (g != main && m.program[g] == program) {
                m.end(g);
            }
        }
    }
}
