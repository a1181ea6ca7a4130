package dev.heddle.sync;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.ParallelObject;
import dev.heddle.parallel.Waiter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The queue of a condition variable of production: first come, first called.
///
/// Invariant: a ticket is in `queue` from when it was taken until it is called or given up; its waiter is there
/// once its holder waits.
final class ParallelCond extends ParallelObject implements CondCore {
    private final Map<Long, Optional<Waiter>> queue = new LinkedHashMap<>();
    private long tickets;

    @Override
    public long enqueue() {
        use();
        acquire();
        long ticket = ++tickets;
        queue.put(ticket, Optional.empty());
        release();
        return ticket;
    }

    @Override
    public void await(long ticket) throws InterruptedException {
        var waiter = newWaiter(WaitReason.COND);
        acquire();
        var isCalled = !queue.containsKey(ticket);
        if (!isCalled) {
            queue.put(ticket, Optional.of(waiter));
        }
        release();
        if (isCalled) {
            return;
        }
        boolean woken = false;
        try {
            waiter.await();
            woken = true;
        } finally {
            if (!woken) {
                acquire();
                queue.remove(ticket);
                release();
            }
        }
    }

    @Override
    public void signal() {
        use();
        acquire();
        var called = callFirst();
        release();
        called.ifPresent(Waiter::finish);
    }

    /// Calls the first whose wait was not given up; empty if nobody was there, or the one that was does not wait
    /// yet.
    private Optional<Waiter> callFirst() {
        for (var entries = queue.values().iterator(); entries.hasNext(); ) {
            var waiter = entries.next();
            entries.remove();
            if (waiter.isEmpty() || waiter.get().claim()) {
                return waiter;
            }
        }
        return Optional.empty();
    }

    @Override
    public void broadcast() {
        use();
        acquire();
        List<Waiter> called = new ArrayList<>();
        for (var waiter : queue.values()) {
            if (waiter.isPresent() && waiter.get().claim()) {
                called.add(waiter.get());
            }
        }
        queue.clear();
        release();
        called.forEach(Waiter::finish);
    }

    boolean isUnused() {
        acquire();
        var unused = queue.isEmpty();
        release();
        return unused;
    }
}
