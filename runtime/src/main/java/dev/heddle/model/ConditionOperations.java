package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to condition variables: their queue is the tickets of those who wait.
final class ConditionOperations {
    private final GoroutineStates goroutines;
    private final ObjectStates objects;

    ConditionOperations(Model m) {
        this.goroutines = m.goroutines;
        this.objects = m.objects;
    }

    long enqueue(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_ENQUEUE));
        goroutines.ticket[g] = ++objects.count[x];
        goroutines.condOf[g] = x;
        goroutines.notified[g] = false;
        return Result.DONE;
    }

    /// A goroutine leaves the queue, woken or not.
    void leave(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_WOKEN));
        goroutines.ticket[g] = 0;
    }

    long wake(int g, int x, Labels footprint) {
        leave(g, x, footprint);
        goroutines.notified[g] = false;
        return Result.DONE;
    }

    /// Wakes the goroutine with the lowest ticket: Go's notify list is first in, first out.
    long signal(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_SIGNAL));
        int lowest = -1;
        for (int i = 0; i < goroutines.liveCount; i++) {
            int g = goroutines.live[i];
            if (goroutines.isEnqueued(g, x) && (lowest < 0 || goroutines.ticket[g] < goroutines.ticket[lowest])) {
                lowest = g;
            }
        }
        if (lowest >= 0) {
            goroutines.notified[lowest] = true;
        }
        return Result.DONE;
    }

    /// Wakes all that have a ticket.
    long broadcast(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_SIGNAL));
        for (int i = 0; i < goroutines.liveCount; i++) {
            int g = goroutines.live[i];
            if (goroutines.isEnqueued(g, x)) {
                goroutines.notified[g] = true;
            }
        }
        return Result.DONE;
    }

    /// Wakes a certain goroutine, or nobody.
    ///
    /// @param whom its number, or less than 0 if nobody waits
    long notify(int whom, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_SIGNAL));
        if (whom >= 0) {
            goroutines.notified[whom] = true;
        }
        return Result.DONE;
    }
}
