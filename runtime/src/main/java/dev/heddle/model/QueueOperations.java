package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to the blocking queues of plain Java. In a QUEUE what is put first is taken first, so the two ends
/// do not mind each other; in a BAG any two operations may.
final class QueueOperations {
    private final GoroutineStates goroutines;
    private final ObjectStates objects;

    QueueOperations(Model m) {
        this.goroutines = m.goroutines;
        this.objects = m.objects;
    }

    long put(int x, Labels footprint) {
        if (objects.closed[x]) {
            footprint.add(Access.of(x, Mode.SEND_CLOSED));
            return Result.CLOSED;
        }
        if (objects.buffered(x) >= objects.capacity[x]) {
            footprint.add(Access.of(x, modeOfFailure(x)));
            return Result.NO;
        }
        footprint.add(isQueue(x) ? Access.of(x, Mode.SEND, objects.sends[x]) : Access.of(x, Mode.WRITE));
        objects.sends[x]++;
        return Result.YES;
    }

    long take(int x, Labels footprint) {
        if (objects.buffered(x) == 0) {
            footprint.add(Access.of(x, objects.closed[x] ? Mode.RECEIVE_CLOSED : modeOfFailure(x)));
            return objects.closed[x] ? Result.CLOSED : Result.NO;
        }
        footprint.add(isQueue(x) ? Access.of(x, Mode.RECEIVE, objects.receives[x]) : Access.of(x, Mode.WRITE));
        objects.receives[x]++;
        return Result.YES;
    }

    /// Takes as many out as the argument says, or one that only the program knows.
    long remove(int g, int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.EXCLUSIVE));
        long removed = 0;
        if (goroutines.argument[g] > 0) {
            removed = Math.min(goroutines.argument[g], objects.buffered(x));
        } else if (objects.buffered(x) > 0 && goroutines.succeeds(g)) {
            removed = 1;
        }
        objects.receives[x] += (int) removed;
        return removed;
    }

    /// How it touches a queue to find that there is no room in it, or no element.
    Mode modeOfFailure(int x) {
        return isQueue(x) ? Mode.DEFAULT : Mode.READ;
    }

    private boolean isQueue(int x) {
        return objects.type[x] == ObjectType.QUEUE;
    }
}
