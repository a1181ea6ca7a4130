package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to condition variables: their queue is the tickets of those who wait.
final class ConditionOperations {
    private final Model m;

    ConditionOperations(Model m) {
        this.m = m;
    }

    long enqueue(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_ENQUEUE));
        m.ticket[g] = ++m.count[x];
        m.condOf[g] = x;
        m.notified[g] = false;
        return Result.DONE;
    }

    /// A goroutine leaves the queue, woken or not.
    void leave(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_WOKEN));
        m.ticket[g] = 0;
    }

    long wake(int g, int x, Labels footprint) {
        leave(g, x, footprint);
        m.notified[g] = false;
        return Result.DONE;
    }

    /// Wakes the goroutine with the lowest ticket: Go's notify list is first in, first out.
    long signal(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_SIGNAL));
        int lowest = -1;
        for (int i = 0; i < m.liveCount; i++) {
            int g = m.live[i];
            if (m.isEnqueued(g, x) && (lowest < 0 || m.ticket[g] < m.ticket[lowest])) {
                lowest = g;
            }
        }
        if (lowest >= 0) {
            m.notified[lowest] = true;
        }
        return Result.DONE;
    }

    /// Wakes all that have a ticket.
    long broadcast(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.COND_SIGNAL));
        for (int i = 0; i < m.liveCount; i++) {
            int g = m.live[i];
            if (m.isEnqueued(g, x)) {
                m.notified[g] = true;
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
            m.notified[whom] = true;
        }
        return Result.DONE;
    }
}
