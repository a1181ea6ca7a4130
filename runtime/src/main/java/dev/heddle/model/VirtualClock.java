package dev.heddle.model;

import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;

/// Virtual time: when it jumps, and what its timers do.
///
/// With the time model IDLE the clock moves only when nothing else can happen: to the earliest deadline that
/// matters, and every timer of that instant fires. With RACING a timer may fire at any time, as one more choice:
/// the earliest deadline first, equal deadlines in either order. Nobody is then known to have waited before (see
/// [KnownWaiters]): whoever seems to be blocked may still be on the way to where it blocks. And a firing when
/// nothing else can happen is like any other: were it not, then what another goroutine does could decide how a
/// timer fires, and nothing could be swapped with a firing.
///
/// IDLE: a timer matters if firing it can wake or start a goroutine. One that does not (a ticker to which nobody
/// listens) fires on the way when the clock passes it, and never moves the clock itself. RACING: it matters unless
/// the channel that it sends to is full, whoever listens, so that an execution still ends.
public final class VirtualClock {
    /// What a timer does when it fires.
    public enum Effect {
        /// Wakes the goroutine that sleeps.
        WAKE,
        /// Sends the time to a channel of capacity 1, unless that is full.
        SEND,
        /// Starts a goroutine.
        START
    }

    private static final int TICK = 0;

    private final Model m;
    private final ObjectStates objects;
    private final boolean racing;
    private Effect[] effect = new Effect[16];
    private int[] target = new int[16];
    private int[] program = new int[16];
    private long[] deadline = new long[16];
    private long[] period = new long[16];
    private boolean[] pending = new boolean[16];
    private int[] fired = new int[16];
    private int[] armed = new int[8];
    private int armedCount;
    private final Labels justFired = new Labels();
    private long now;
    private int ticks;

    VirtualClock(Model m, boolean racing) {
        this.m = m;
        this.objects = m.objects;
        this.racing = racing;
    }

    /// Nanoseconds since the execution began.
    public long now() {
        return now;
    }

    /// How often the clock has moved.
    public int ticks() {
        return ticks;
    }

    /// Whether timers may fire at any time.
    public boolean isRacing() {
        return racing;
    }

    /// The timers that fired in the last step, in order, each once.
    public Labels justFired() {
        return justFired;
    }

    /// What a timer does.
    public Effect effect(int timer) {
        return effect[timer];
    }

    /// To whom a timer does it.
    public int target(int timer) {
        return target[timer];
    }

    /// When a timer fires next, or fired last, in nanoseconds since the execution began.
    public long deadline(int timer) {
        return deadline[timer];
    }

    /// When a timer fired last, in nanoseconds since the execution began.
    public long firedAt(int timer) {
        return objects.value[timer];
    }

    /// How often a timer has fired.
    public int fired(int timer) {
        return fired[timer];
    }

    /// Whether a timer is armed and has not fired.
    public boolean isPending(int timer) {
        return pending[timer];
    }

    /// The timer that a label of the clock fires; -1 for the tick when everybody is blocked.
    public static int timerOf(long label) {
        return Label.alternative(label) - 1;
    }

    void define(int timer, Effect what, int whom, int whose) {
        program[timer] = whose;
        effect[timer] = what;
        target[timer] = whom;
        pending[timer] = false;
        fired[timer] = 0;
        period[timer] = 0;
    }

    /// Arms a timer that fires `delay` nanoseconds from now, and again every `every` if that is not 0.
    void arm(int timer, long delay, long every) {
        deadline[timer] = Math.max(now, now + Math.max(0, delay));
        if (deadline[timer] < now) {
            deadline[timer] = Long.MAX_VALUE;
        }
        period[timer] = every;
        if (!pending[timer]) {
            pending[timer] = true;
            if (armedCount == armed.length) {
                armed = Arrays.copyOf(armed, 2 * armedCount);
            }
            armed[armedCount++] = timer;
        }
    }

    /// Disarms a timer without a trace.
    void disarm(int timer) {
        if (!pending[timer]) {
            return;
        }
        pending[timer] = false;
        for (int i = 0; i < armedCount; i++) {
            if (armed[i] == timer) {
                System.arraycopy(armed, i + 1, armed, i, --armedCount - i);
                return;
            }
        }
    }

    /// A program has ended: nothing of it wakes or starts any more.
    void endProgram(int whose) {
        for (int i = armedCount - 1; i >= 0; i--) {
            if (program[armed[i]] == whose && effect[armed[i]] != Effect.SEND) {
                disarm(armed[i]);
            }
        }
    }

    boolean hasFired(int timer) {
        return !pending[timer] && fired[timer] > 0;
    }

    /// A sleeper goes on: its timer can serve for the next sleep.
    void rearm(int timer) {
        fired[timer] = 0;
    }

    /// Adds the clock's own labels to those of the goroutines.
    void addLabels(Labels into) {
        if (armedCount == 0) {
            return;
        }
        if (racing) {
            var first = earliestThatMatters();
            for (int i = 0; i < armedCount && first != Long.MAX_VALUE; i++) {
                if (deadline[armed[i]] == first && matters(armed[i])) {
                    into.add(Label.of(Label.CLOCK, armed[i] + 1));
                }
            }
        } else if (into.isEmpty() && earliestThatMatters() != Long.MAX_VALUE) {
            into.add(Label.of(Label.CLOCK, TICK));
        }
    }

    /// Lists the firing of every timer that is set, possible now or not.
    public void addPending(Labels into) {
        for (int i = 0; i < armedCount; i++) {
            into.add(Label.of(Label.CLOCK, armed[i] + 1));
        }
    }

    /// Whether a label is the tick that happens when nothing else can.
    static boolean isTick(long label) {
        return Label.alternative(label) == TICK;
    }

    /// Everybody is blocked: moves to the earliest deadline that matters.
    void tick() {
        justFired.clear();
        now = earliestThatMatters();
        ticks++;
        // Stamps come first: who waits already has waited since before the timers of this instant do anything.
        KnownWaiters.stamp(m, ticks);
        fireUpToNow(-1);
    }

    /// Fires one timer, whatever the others do.
    void fire(int timer) {
        justFired.clear();
        now = deadline[timer];
        ticks++;
        fireUpToNow(timer);
    }

    /// Fires what is due. With `only`, those of the same instant stay pending: they are choices of their own.
    private void fireUpToNow(int only) {
        int due;
        while ((due = firstDue(only)) >= 0) {
            fireNow(due);
        }
    }

    /// The due timer with the earliest deadline, of equal ones the one armed first; or -1.
    private int firstDue(int only) {
        int best = -1;
        for (int i = 0; i < armedCount; i++) {
            int timer = armed[i];
            var due = only < 0 ? deadline[timer] <= now : timer == only || deadline[timer] < now;
            if (due && deadline[timer] <= now && (best < 0 || deadline[timer] < deadline[best])) {
                best = timer;
            }
        }
        return best;
    }

    private void fireNow(int timer) {
        var at = deadline[timer];
        objects.value[timer] = at;
        if (period[timer] > 0) {
            // A ticker's missed ticks are dropped, so all that the clock jumps over are one.
            deadline[timer] = at + (now - at) / period[timer] * period[timer] + period[timer];
        } else {
            disarm(timer);
        }
        switch (effect[timer]) {
            case WAKE -> {
                justFired.add(timer);
                fired[timer]++;
            }
            case SEND -> {
                int x = target[timer];
                if (objects.sends[x] == objects.receives[x]) {
                    objects.sends[x]++;
                    justFired.add(timer);
                }
                fired[timer]++;
            }
            case START -> {
                justFired.add(timer);
                m.spawn(m.identities.startedBy(timer, fired[timer]++), program[timer]);
            }
        }
    }

    private long earliestThatMatters() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < armedCount; i++) {
            if (deadline[armed[i]] < earliest && matters(armed[i])) {
                earliest = deadline[armed[i]];
            }
        }
        return earliest;
    }

    private boolean matters(int timer) {
        if (effect[timer] != Effect.SEND) {
            return true;
        }
        int x = target[timer];
        return racing
                ? objects.sends[x] == objects.receives[x]
                : KnownWaiters.anybodyWants(m, OperationKind.RECEIVE, x);
    }

    void reset() {
        armedCount = 0;
        now = 0;
        ticks = 0;
        justFired.clear();
    }

    void ensure(int size) {
        effect = Arrays.copyOf(effect, size);
        target = Arrays.copyOf(target, size);
        program = Arrays.copyOf(program, size);
        deadline = Arrays.copyOf(deadline, size);
        period = Arrays.copyOf(period, size);
        pending = Arrays.copyOf(pending, size);
        fired = Arrays.copyOf(fired, size);
    }

    void copyFrom(VirtualClock other) {
        System.arraycopy(other.effect, 0, effect, 0, other.effect.length);
        System.arraycopy(other.target, 0, target, 0, other.target.length);
        System.arraycopy(other.program, 0, program, 0, other.program.length);
        System.arraycopy(other.deadline, 0, deadline, 0, other.deadline.length);
        System.arraycopy(other.period, 0, period, 0, other.period.length);
        System.arraycopy(other.pending, 0, pending, 0, other.pending.length);
        System.arraycopy(other.fired, 0, fired, 0, other.fired.length);
        if (armed.length < other.armedCount) {
            armed = new int[other.armed.length];
        }
        System.arraycopy(other.armed, 0, armed, 0, other.armedCount);
        armedCount = other.armedCount;
        now = other.now;
        ticks = other.ticks;
    }
}
