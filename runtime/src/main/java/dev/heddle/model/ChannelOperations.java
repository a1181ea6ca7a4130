package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to channels.
final class ChannelOperations {
    private final VirtualClock clock;
    private final ObjectStates objects;

    ChannelOperations(Model m) {
        this.clock = m.clock;
        this.objects = m.objects;
    }

    long send(int x, Labels footprint) {
        if (objects.closed[x]) {
            footprint.add(Access.of(x, Mode.SEND_CLOSED));
            return Result.CLOSED;
        }
        footprint.add(Access.of(x, Mode.SEND, objects.sends[x]++));
        return Result.DONE;
    }

    long receive(int x, Labels footprint) {
        if (objects.sends[x] == objects.receives[x]) {
            footprint.add(Access.of(x, Mode.RECEIVE_CLOSED));
            return Result.CLOSED;
        }
        if (objects.fedByTimer[x] && clock.isRacing()) {
            // From now on the timer that sends here matters again: others may have to wait for it.
            footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.READ));
        }
        footprint.add(Access.of(x, Mode.RECEIVE, objects.receives[x]++));
        return Result.DONE;
    }

    long close(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.CLOSE));
        var wasClosed = objects.closed[x];
        objects.closed[x] = true;
        return wasClosed ? Result.CLOSED : Result.DONE;
    }

    long closeOnce(int x, Labels footprint) {
        var wasClosed = objects.closed[x];
        footprint.add(Access.of(x, wasClosed ? Mode.READ : Mode.CLOSE));
        objects.closed[x] = true;
        return wasClosed ? Result.NO : Result.YES;
    }

    long length(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ));
        return objects.closed[x] ? -1 - objects.buffered(x) : objects.buffered(x);
    }

    /// A select finds none of its channels ready.
    void lookAt(Alternatives cases, Labels footprint) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kinds[i] != null) {
                int x = cases.objects[i];
                footprint.add(Access.of(x, objects.capacity[x] > 0 ? Mode.DEFAULT : Mode.DEFAULT_UNBUFFERED));
            }
        }
    }
}
