package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to the clock and its timers, and what they do.
final class TimerOperations {
    private final Model m;

    TimerOperations(Model m) {
        this.m = m;
    }

    /// Carries out a transition of the clock's own.
    void move(long label, Labels footprint) {
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
        footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.WRITE));
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

    long now(Labels footprint) {
        readClock(footprint);
        return Result.DONE;
    }

    /// Sets a timer anew; a value that it has already sent is taken back (Go 1.23). The result says whether it was
    /// pending.
    long arm(int g, int timer, Labels footprint) {
        var was = disarm(timer, footprint);
        m.clock.arm(timer, m.argument[g], m.second[g]);
        return was;
    }

    long disarm(int timer, Labels footprint) {
        readClock(footprint);
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

    long sleep(int timer, Labels footprint) {
        m.clock.rearm(timer);
        if (m.clock.isRacing()) {
            footprint.add(Access.of(timer, Mode.READ));
        }
        return Result.DONE;
    }

    /// Nobody waits for a timer any more.
    void forget(int timer, Labels footprint) {
        m.clock.disarm(timer);
        if (m.clock.isRacing()) {
            footprint.add(Access.of(timer, Mode.WRITE)); // it can no longer fire
            footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.READ)); // and nobody waits for it any more
        }
    }

    private void readClock(Labels footprint) {
        if (m.clock.isRacing()) {
            footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.READ));
        }
    }
}
