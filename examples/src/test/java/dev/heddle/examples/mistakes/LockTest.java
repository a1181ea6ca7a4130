package dev.heddle.examples.mistakes;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayDeque;

/// Locks: taken in different orders, twice, never released, or held for too long.
final class LockTest {
    // tag::abba[]
    @GoTest(expect = Deadlock.class)
    void twoLocksInDifferentOrders() {
        var savings = new Mutex("savings");
        var checking = new Mutex("checking");
        var wg = new WaitGroup();
        wg.go(() -> {
            try (var _ = savings.hold();
                    var _ = checking.hold()) {}
        });
        wg.go(() -> {
            try (var _ = checking.hold();
                    var _ = savings.hold()) {}
        });
        wg.await();
    }

    @GoTest
    void twoLocksInOneOrder() {
        var savings = new Mutex("savings");
        var checking = new Mutex("checking");
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                try (var _ = savings.hold();
                        var _ = checking.hold()) {}
            });
        }
        wg.await();
    }
    // end::abba[]

    /// Unlike `synchronized` and `ReentrantLock`, a Mutex does not know who holds it.
    @GoTest(expect = Deadlock.class)
    void aLockTakenTwice() {
        var mu = new Mutex("mu");
        mu.lock();
        mu.lock();
    }

    @GoTest
    void aLockTakenOnce() {
        var mu = new Mutex("mu");
        mu.lock();
        mu.unlock();
        mu.lock();
        mu.unlock();
    }

    @GoTest(expect = Panicked.class)
    void unlockOfAnUnlockedMutex() {
        new Mutex("mu").unlock();
    }

    @GoTest(expect = Panicked.class)
    void readUnlockOfAnUnlockedRWMutex() {
        new RWMutex("mu").readUnlock();
    }

    @GoTest(expect = Panicked.class)
    void unlockOfARWMutexThatIsOnlyReadLocked() {
        var mu = new RWMutex("mu");
        mu.readLock();
        mu.unlock();
    }

    @GoTest(expect = GoroutineLeak.class)
    void anEarlyReturnKeepsTheLock() {
        var mu = new Mutex("mu");
        var done = Chan.<Boolean>buffered("done", 2);
        for (int i = 0; i < 2; i++) {
            Go.go("worker-" + i, () -> {
                mu.lock();
                done.send(true);
                if (Go.chance()) {
                    return;
                }
                mu.unlock();
            });
        }
        done.receive();
    }

    @GoTest
    void theLockIsHeldByABlock() {
        var mu = new Mutex("mu");
        var done = Chan.<Boolean>buffered("done", 2);
        for (int i = 0; i < 2; i++) {
            Go.go("worker-" + i, () -> {
                try (var _ = mu.hold()) {
                    done.send(true);
                    if (Go.chance()) {
                        return;
                    }
                }
            });
        }
        done.receive();
    }

    /// The writer waits for the first read lock, and the second read lock waits for the writer.
    @GoTest(expect = Deadlock.class)
    void aReadLockTakenTwiceWithAWriterInBetween() {
        var mu = new RWMutex("settings");
        var wg = new WaitGroup();
        wg.go(() -> {
            try (var _ = mu.hold()) {}
        });
        try (var _ = mu.readHold();
                var _ = mu.readHold()) {}
        wg.await();
    }

    @GoTest
    void aReadLockTakenOnce() {
        var mu = new RWMutex("settings");
        var wg = new WaitGroup();
        wg.go(() -> {
            try (var _ = mu.hold()) {}
        });
        try (var _ = mu.readHold()) {}
        try (var _ = mu.readHold()) {}
        wg.await();
    }

    /// The sender has the lock and waits for the receiver; the receiver waits for the lock before it comes to
    /// receive.
    @GoTest(expect = Deadlock.class)
    void aSendUnderALockThatTheReceiverNeeds() {
        var mu = new Mutex("log");
        var news = Chan.<String>unbuffered("news");
        Go.go("sender", () -> {
            try (var _ = mu.hold()) {
                news.send("it rains");
            }
        });
        try (var _ = mu.hold()) {}
        news.receive();
    }

    @GoTest
    void aSendAfterTheUnlock() {
        var mu = new Mutex("log");
        var news = Chan.<String>unbuffered("news");
        Go.go("sender", () -> {
            try (var _ = mu.hold()) {}
            news.send("it rains");
        });
        try (var _ = mu.hold()) {}
        news.receive();
    }

    /// Two consumers wait, and both are woken for one item: the second finds nothing.
    @GoTest(expect = {Panicked.class, AssertionFailed.class})
    void aConditionCheckedWithIf() {
        var mu = new Mutex("queue");
        var notEmpty = new Cond(mu);
        var items = new ArrayDeque<Integer>();
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                try (var _ = mu.hold()) {
                    if (items.isEmpty()) {
                        notEmpty.await();
                    }
                    items.remove();
                }
            });
        }
        for (int i = 0; i < 2; i++) {
            try (var _ = mu.hold()) {
                items.add(i);
                notEmpty.broadcast();
            }
        }
        wg.await();
    }

    @GoTest
    void aConditionCheckedWithWhile() {
        var mu = new Mutex("queue");
        var notEmpty = new Cond(mu);
        var items = new ArrayDeque<Integer>();
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                try (var _ = mu.hold()) {
                    while (items.isEmpty()) {
                        notEmpty.await();
                    }
                    items.remove();
                }
            });
        }
        for (int i = 0; i < 2; i++) {
            try (var _ = mu.hold()) {
                items.add(i);
                notEmpty.broadcast();
            }
        }
        wg.await();
    }

    /// A signal to nobody is lost, and nothing is left to see that it was given.
    @GoTest(expect = Deadlock.class)
    void aSignalBeforeTheAwait() {
        var mu = new Mutex("mu");
        var ready = new Cond(mu);
        Go.go("starter", ready::signal);
        try (var _ = mu.hold()) {
            ready.await();
        }
    }

    @GoTest
    void aSignalWithAConditionThatStays() {
        var mu = new Mutex("mu");
        var ready = new Cond(mu);
        var isReady = new boolean[1];
        Go.go("starter", () -> {
            try (var _ = mu.hold()) {
                isReady[0] = true;
                ready.signal();
            }
        });
        try (var _ = mu.hold()) {
            while (!isReady[0]) {
                ready.await();
            }
        }
    }
}
