package dev.heddle.sync;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.ParallelObject;
import dev.heddle.parallel.WaitQueue;
import dev.heddle.parallel.WaitQueue.Node;
import java.util.ArrayList;
import java.util.List;

/// A wait group of production. Nobody waits while the counter is zero.
final class ParallelWaitGroup extends ParallelObject implements WaitGroupCore {
    private final WaitQueue waiters = new WaitQueue();
    private int count;

    @Override
    public boolean add(int delta) {
        use();
        acquire();
        if (count + delta < 0) {
            release();
            return false;
        }
        count += delta;
        List<Node> woken = count == 0 ? all() : List.of();
        release();
        for (var node : woken) {
            node.waiter().finish();
        }
        return true;
    }

    private List<Node> all() {
        if (waiters.isEmpty()) {
            return List.of();
        }
        var woken = new ArrayList<Node>();
        for (var node = waiters.claimFirst(); node != null; node = waiters.claimFirst()) {
            woken.add(node);
        }
        return woken;
    }

    @Override
    public void await() throws InterruptedException {
        use();
        acquire();
        if (count == 0) {
            release();
            return;
        }
        var node = new Node(newWaiter(WaitReason.WAIT_GROUP), 0, null);
        waiters.add(node);
        release();
        boolean woken = false;
        try {
            node.waiter().await();
            woken = true;
        } finally {
            if (!woken) {
                acquire();
                waiters.remove(node);
                release();
            }
        }
    }

    int count() {
        acquire();
        int now = count;
        release();
        return now;
    }
}
