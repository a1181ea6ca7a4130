package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to the clock and its timers, and what they do.
final class TimerOperations {
    private final VirtualClock clock;
    private final GoroutineStates goroutines;
    private final ObjectStates objects;

    TimerOperations(Model m) {
        this.clock = m.clock;
        this.goroutines = m.goroutines;
        this.objects = m.objects;
    }

    /// Carries out a transition of the clock's own.
    void move(long label, Labels footprint) {
        if (VirtualClock.isTick(label)) {
            clock.tick();
            footprint.add(Access.of(0, Mode.TICK));
            return;
        }
        if (goroutines.awaiting > 0) {
            footprint.add(Access.of(0, Mode.TICK));
        }
        int timer = VirtualClock.timerOf(label);
        clock.fire(timer);
        // Which timer is next depends on all that are set, so whatever changes one reads the clock, and every
        // firing writes it; what else a firing does, it does to the targets of the timers that fired.
        footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.WRITE));
        var fired = clock.justFired();
        footprint.add(Access.of(timer, Mode.WRITE));
        for (int i = 0; i < fired.size(); i++) {
            int t = (int) fired.get(i);
            if (t != timer) {
                footprint.add(Access.of(t, Mode.WRITE));
            }
            if (clock.effect(t) == VirtualClock.Effect.SEND) {
                int x = clock.target(t);
                footprint.add(Access.of(x, Mode.SEND, objects.sends[x] - 1));
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
        clock.arm(timer, goroutines.argument[g], goroutines.second[g]);
        return was;
    }

    long disarm(int timer, Labels footprint) {
        readClock(footprint);
        footprint.add(Access.of(timer, Mode.WRITE));
        var stopped = clock.isPending(timer);
        if (clock.effect(timer) == VirtualClock.Effect.SEND) {
            int x = clock.target(timer);
            footprint.add(Access.of(x, Mode.EXCLUSIVE));
            if (objects.sends[x] > objects.receives[x]) {
                objects.sends[x] = objects.receives[x];
                stopped = true; // Go 1.23: stopped also if the value was not yet received
            }
        }
        clock.disarm(timer);
        return stopped ? Result.YES : Result.NO;
    }

    long sleep(int timer, Labels footprint) {
        clock.rearm(timer);
        if (clock.isRacing()) {
            footprint.add(Access.of(timer, Mode.READ));
        }
        return Result.DONE;
    }

    /// Nobody waits for a timer any more.
    void forget(int timer, Labels footprint) {
        clock.disarm(timer);
        if (clock.isRacing()) {
            footprint.add(Access.of(timer, Mode.WRITE)); // it can no longer fire
            footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.READ)); // and nobody waits for it any more
        }
    }

    private void readClock(Labels footprint) {
        if (clock.isRacing()) {
            footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.READ));
        }
    }
}
