package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;

/// What is done to wait groups and latches, and to a once, which is waited for in the same way.
final class WaitGroupOperations {
    private final Identities identities;
    private final GoroutineStates goroutines;
    private final ObjectStates objects;

    WaitGroupOperations(Model m) {
        this.identities = m.identities;
        this.goroutines = m.goroutines;
        this.objects = m.objects;
    }

    long add(int g, int x, Labels footprint) {
        excludeIfBelowZero(x, footprint);
        objects.count[x] += (int) goroutines.argument[g];
        if (objects.count[x] < 0) {
            footprint.add(Access.of(x, Mode.WG_NEGATIVE));
            objects.count[x] = 0;
            return Result.MISUSED;
        }
        footprint.add(Access.of(x, goroutines.argument[g] > 0 ? Mode.WG_UP : Mode.WG_DOWN));
        return Result.DONE;
    }

    long await(int x, Labels footprint) {
        excludeIfBelowZero(x, footprint);
        footprint.add(Access.of(x, Mode.WG_WAIT));
        return Result.DONE;
    }

    /// While a counter stays at zero or above, two that count down can be swapped: the wait group has one trace,
    /// however many there are. Where it does not, the last of them panics, and who that is depends on the order.
    private void excludeIfBelowZero(int waitGroup, Labels footprint) {
        if (identities.isBelowZero(waitGroup)) {
            footprint.add(Access.of(waitGroup, Mode.EXCLUSIVE));
        }
    }

    long countDown(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WG_DOWN));
        objects.count[x] = Math.max(0, objects.count[x] - 1);
        return Result.DONE;
    }

    /// The first one runs the body of a once.
    long enter(int g, int x, Labels footprint) {
        if (objects.count[x] != 0) {
            footprint.add(Access.of(x, Mode.READ));
            return Result.DONE;
        }
        footprint.add(Access.of(x, Mode.WRITE));
        objects.holder[x] = g + 1;
        return Result.YES;
    }

    long complete(int x, Labels footprint) {
        footprint.add(Access.of(x, Mode.WRITE));
        objects.count[x] = 1;
        objects.holder[x] = 0;
        return Result.DONE;
    }
}
