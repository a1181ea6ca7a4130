package dev.heddle.sync;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.ParallelObject;
import dev.heddle.parallel.WaitQueue;
import dev.heddle.parallel.WaitQueue.Node;
import java.util.ArrayList;
import java.util.List;

/// A readers-writer mutex of production. A waiting writer keeps new readers out; when a writer unlocks, all readers
/// that have waited go before the next writer. Who waits gets the lock handed over.
///
/// Invariants, while nobody holds the spin lock: with a writer there are no readers; readers wait only while
/// somebody writes or waits to write; a writer waits only while somebody reads or writes.
final class ParallelRWMutex extends ParallelObject implements RWMutexCore {
    private final WaitQueue readers = new WaitQueue();
    private final WaitQueue writers = new WaitQueue();
    private int reading;
    private boolean writing;
    private int writersWaiting;

    @Override
    public void lock() throws InterruptedException {
        use();
        acquire();
        if (!writing && reading == 0) {
            writing = true;
            release();
            return;
        }
        var node = new Node(newWaiter(WaitReason.RW_LOCK), 0, null);
        writers.add(node);
        writersWaiting++;
        release();
        await(node, writers);
    }

    @Override
    public boolean tryLock() {
        use();
        acquire();
        var free = !writing && reading == 0;
        writing |= free;
        release();
        return free;
    }

    @Override
    public boolean unlock() {
        use();
        acquire();
        if (!writing) {
            release();
            return false;
        }
        writing = false;
        var woken = letReadersIn();
        if (woken.isEmpty()) {
            letWriterIn(woken);
        }
        release();
        finish(woken);
        return true;
    }

    @Override
    public void readLock() throws InterruptedException {
        use();
        acquire();
        if (!writing && writersWaiting == 0) {
            reading++;
            release();
            return;
        }
        var node = new Node(newWaiter(WaitReason.RW_READ_LOCK), 0, null);
        readers.add(node);
        release();
        await(node, readers);
    }

    @Override
    public boolean tryReadLock() {
        use();
        acquire();
        var free = !writing && writersWaiting == 0;
        reading += free ? 1 : 0;
        release();
        return free;
    }

    @Override
    public boolean readUnlock() {
        use();
        acquire();
        if (reading == 0) {
            release();
            return false;
        }
        reading--;
        var woken = new ArrayList<Node>(1);
        if (reading == 0) {
            letWriterIn(woken);
        }
        release();
        finish(woken);
        return true;
    }

    private void await(Node node, WaitQueue queue) throws InterruptedException {
        boolean granted = false;
        try {
            node.waiter().await();
            granted = true;
        } finally {
            if (!granted) {
                giveUp(node, queue);
            }
        }
    }

    /// Leaves the queue. If it was the last waiting writer, the readers that it has kept out come in.
    private void giveUp(Node node, WaitQueue queue) {
        acquire();
        queue.remove(node);
        List<Node> woken = List.of();
        if (queue == writers && --writersWaiting == 0 && !writing) {
            woken = letReadersIn();
        }
        release();
        finish(woken);
    }

    private List<Node> letReadersIn() {
        var woken = new ArrayList<Node>();
        for (var node = readers.claimFirst(); node != null; node = readers.claimFirst()) {
            reading++;
            woken.add(node);
        }
        return woken;
    }

    private void letWriterIn(List<Node> woken) {
        var node = writers.claimFirst();
        if (node != null) {
            writersWaiting--;
            writing = true;
            woken.add(node);
        }
    }

    private static void finish(List<Node> woken) {
        for (var node : woken) {
            node.waiter().finish();
        }
    }

    boolean isUnused() {
        acquire();
        var unused = !writing && reading == 0;
        release();
        return unused;
    }
}
