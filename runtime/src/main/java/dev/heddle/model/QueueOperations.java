package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to the blocking queues of plain Java. In a QUEUE what is put first is taken first, so the two ends
/// do not mind each other; in a BAG any two operations may.
final class QueueOperations {
    private final Model m;

    QueueOperations(Model m) {
        this.m = m;
    }

    long put(int x, Labels footprint) {
        if (m.closed[x]) {
            footprint.add(Access.of(x, Mode.SEND_CLOSED));
            return Result.CLOSED;
        }
        if (m.buffered(x) >= m.capacity[x]) {
            footprint.add(Access.of(x, modeOfFailure(x)));
            return Result.NO;
        }
        footprint.add(isQueue(x) ? Access.of(x, Mode.SEND, m.sends[x]) : Access.of(x, Mode.WRITE));
        m.sends[x]++;
        return Result.YES;
    }

    long take(int x, Labels footprint) {
        if (m.buffered(x) == 0) {
            footprint.add(Access.of(x, m.closed[x] ? Mode.RECEIVE_CLOSED : modeOfFailure(x)));
            return m.closed[x] ? Result.CLOSED : Result.NO;
        }
        footprint.add(isQueue(x) ? Access.of(x, Mode.RECEIVE, m.receives[x]) : Access.of(x, Mode.WRITE));
        m.receives[x]++;
        return Result.YES;
    }

    /// Takes as many out as the argument says, or one that only the program knows.
    long remove(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.EXCLUSIVE));
        long removed = 0;
        if (m.argument[g] > 0) {
            removed = Math.min(m.argument[g], m.buffered(x));
        } else if (m.buffered(x) > 0 && m.succeeds(g)) {
            removed = 1;
        }
        m.receives[x] += (int) removed;
        return removed;
    }

    /// How it touches a queue to find that there is no room in it, or no element.
    Mode modeOfFailure(int x) {
        return isQueue(x) ? Mode.DEFAULT : Mode.READ;
    }

    private boolean isQueue(int x) {
        return m.type[x] == ObjectType.QUEUE;
    }
}
