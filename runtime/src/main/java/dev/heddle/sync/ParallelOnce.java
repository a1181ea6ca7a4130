package dev.heddle.sync;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.ParallelObject;
import dev.heddle.parallel.WaitQueue;
import dev.heddle.parallel.WaitQueue.Node;
import java.util.ArrayList;

/// Decides in production who runs the body of a once. Nobody waits but while it runs.
final class ParallelOnce extends ParallelObject implements OnceCore {
    private enum State {
        NEW,
        RUNNING,
        DONE
    }

    private final WaitQueue waiters = new WaitQueue();
    /// Written under the lock. `DONE` is the last one, so whoever reads that without the lock need not look again.
    private volatile State state = State.NEW;

    @Override
    public boolean enter() throws InterruptedException {
        if (state == State.DONE) {
            return false;
        }
        use();
        acquire();
        if (state != State.RUNNING) {
            var first = state == State.NEW;
            state = first ? State.RUNNING : state;
            release();
            return first;
        }
        var node = new Node(newWaiter(WaitReason.ONCE), 0, null);
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
        return false;
    }

    @Override
    public void complete() {
        acquire();
        state = State.DONE;
        var woken = new ArrayList<Node>();
        for (var node = waiters.claimFirst(); node != null; node = waiters.claimFirst()) {
            woken.add(node);
        }
        release();
        woken.forEach(node -> node.waiter().finish());
    }

    boolean isUnused() {
        return state == State.NEW;
    }
}
