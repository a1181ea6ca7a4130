package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to channels.
final class ChannelOperations {
    private final Model m;

    ChannelOperations(Model m) {
        this.m = m;
    }

    long send(int x, Labels footprint) {
        if (m.closed[x]) {
            footprint.add(Access.of(x, Mode.SEND_CLOSED));
            return Result.CLOSED;
        }
        footprint.add(Access.of(x, Mode.SEND, m.sends[x]++));
        return Result.DONE;
    }

    long receive(int x, Labels footprint) {
        if (m.sends[x] == m.receives[x]) {
            footprint.add(Access.of(x, Mode.RECEIVE_CLOSED));
            return Result.CLOSED;
        }
        if (m.fedByTimer[x] && m.clock.isRacing()) {
            // From now on the timer that sends here matters again: others may have to wait for it.
            footprint.add(Access.of(Transition.CLOCK_OBJECT, Mode.READ));
        }
        footprint.add(Access.of(x, Mode.RECEIVE, m.receives[x]++));
        return Result.DONE;
    }

    long close(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.CLOSE));
        var wasClosed = m.closed[x];
        m.closed[x] = true;
        return wasClosed ? Result.CLOSED : Result.DONE;
    }

    long closeOnce(int x, Labels footprint) {
        var wasClosed = m.closed[x];
        footprint.add(Access.of(x, wasClosed ? Mode.READ : Mode.CLOSE));
        m.closed[x] = true;
        return wasClosed ? Result.NO : Result.YES;
    }

    long length(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.READ));
        return m.closed[x] ? -1 - m.buffered(x) : m.buffered(x);
    }

    /// A select finds none of its channels ready.
    void lookAt(Alternatives cases, Labels footprint) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kinds[i] != null) {
                int x = cases.objects[i];
                footprint.add(Access.of(x, m.capacity[x] > 0 ? Mode.DEFAULT : Mode.DEFAULT_UNBUFFERED));
            }
        }
    }
}
