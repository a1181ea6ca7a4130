package dev.heddle.plainmemory;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.operation.Site;
import dev.heddle.probe.AtomicBooleans;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.AtomicReferences;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.Conditions;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.CyclicBarriers;
import dev.heddle.probe.DelayQueues;
import dev.heddle.probe.Exchangers;
import dev.heddle.probe.LinkedTransferQueues;
import dev.heddle.probe.Locks;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Phasers;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.ReadWriteLocks;
import dev.heddle.probe.Semaphores;
import dev.heddle.probe.SynchronousQueues;
import dev.heddle.probe.Threads;
import dev.heddle.probe.TransferQueues;
import dev.heddle.probe.Volatiles;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Delayed;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Programs ordered by what plain Java has, as they are after rewriting.
final class PlainJavaPrograms {
    private static final int FIELD = Places.add(Place.Kind.FIELD, "Holder", "volatileField", Site.UNKNOWN);

    private PlainJavaPrograms() {}

    /// A class with a volatile field.
    private static final class Holder {
        private volatile @Nullable Counter field;

        @Nullable
        Counter get() {
            Volatiles.beforeRead(this, FIELD);
            return field;
        }

        void set(Counter value) {
            Volatiles.beforeWrite(this, FIELD);
            field = value;
        }
    }

    static List<Program> all() {
        return List.of(
                new Program("a volatile field", () -> publishes(true), () -> publishes(false)),
                new Program("double-checked locking", () -> checksTwice(true), () -> checksTwice(false)),
                new Program("synchronized", () -> synchronizes(true), () -> synchronizes(false)),
                new Program("wait and notify", () -> notifies(true), () -> notifies(false)),
                new Program(
                        "a counter that is atomic",
                        () -> {
                            var counter = new AtomicInteger();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> AtomicIntegers.incrementAndGet(counter));
                            }
                            AtomicIntegers.get(counter);
                        },
                        () -> {
                            var counter = new Counter();
                            for (int i = 0; i < 2; i++) {
                                Go.go(counter::increment);
                            }
                        }),
                new Program("the last of an atomic countdown", () -> countsDown(true), () -> countsDown(false)),
                new Program("a flag that is taken once", () -> takesOnce(true), () -> takesOnce(false)),
                new Program("a stack of compare-and-set", () -> pushes(true), () -> pushes(false)),
                new Program("a reentrant lock", () -> locks(true), () -> locks(false)),
                new Program("a condition of a lock", () -> awaits(true), () -> awaits(false)),
                new Program(
                        "a readers-writer lock of the JDK", () -> readsAndWrites(true), () -> readsAndWrites(false)),
                new Program("a semaphore of the JDK", () -> acquires(1), () -> acquires(2)),
                new Program("a latch", () -> latches(true), () -> latches(false)),
                new Program("a barrier of the JDK", () -> meets(true), () -> meets(false)),
                new Program("a blocking queue", () -> queues(true), () -> queues(false)),
                new Program("a synchronous queue", () -> handsOver(true), () -> handsOver(false)),
                new Program("what a synchronous queue tells the giver", () -> isTaken(true), () -> isTaken(false)),
                new Program("a transfer queue", () -> transfers(true), () -> transfers(false)),
                new Program("a delay queue", () -> isDue(true), () -> isDue(false)),
                new Program("an exchanger", () -> exchanges(true), () -> exchanges(false)),
                new Program("a phaser", () -> phases(true), () -> phases(false)),
                new Program("the start of a thread", () -> starts(true), () -> starts(false)),
                new Program("the join of a thread", () -> joins(true), () -> joins(false)));
    }

    private static void handsOver(boolean afterWriting) {
        var queue = SynchronousQueues.<Counter>make();
        Go.go(() -> {
            var made = new Counter();
            if (afterWriting) {
                made.set(1);
            }
            BlockingQueues.put(queue, made);
            if (!afterWriting) {
                made.set(1);
            }
        });
        take(queue).get();
    }

    private static void isTaken(boolean beforeTaking) {
        var queue = SynchronousQueues.<String>make();
        var counter = new Counter();
        Go.go(() -> {
            if (beforeTaking) {
                counter.set(1);
            }
            BlockingQueues.take(queue);
            if (!beforeTaking) {
                counter.set(1);
            }
        });
        put(queue, "x");
        counter.get();
    }

    private static void transfers(boolean afterWriting) {
        var queue = LinkedTransferQueues.<Counter>make();
        Go.go(() -> {
            var made = new Counter();
            if (afterWriting) {
                made.set(1);
            }
            TransferQueues.transfer(queue, made);
            if (!afterWriting) {
                made.set(1);
            }
        });
        take(queue).get();
    }

    /// What is due at once.
    private record Due(Counter counter) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    private static void isDue(boolean afterWriting) {
        var queue = DelayQueues.<Due>make();
        Go.go(() -> {
            var made = new Counter();
            if (afterWriting) {
                made.set(1);
            }
            BlockingQueues.put(queue, new Due(made));
            if (!afterWriting) {
                made.set(1);
            }
        });
        take(queue).counter().get();
    }

    private static void exchanges(boolean before) {
        var exchanger = Exchangers.<Counter>make();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                var own = new Counter();
                if (before) {
                    own.set(1);
                }
                var other = Exchangers.exchange(exchanger, own);
                if (!before) {
                    own.set(1);
                }
                other.get();
            });
        }
    }

    private static void phases(boolean before) {
        var phaser = Phasers.make(2);
        var counter = new Counter();
        Go.go(() -> {
            if (before) {
                counter.set(1);
            }
            Phasers.arrive(phaser);
            if (!before) {
                counter.set(1);
            }
        });
        Phasers.arriveAndAwaitAdvance(phaser);
        counter.get();
    }

    private static <E> E take(BlockingQueue<E> queue) {
        try {
            return BlockingQueues.take(queue);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <E> void put(BlockingQueue<E> queue, E element) {
        try {
            BlockingQueues.put(queue, element);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void publishes(boolean afterWriting) {
        var holder = new Holder();
        Go.go(() -> {
            var made = new Counter();
            if (afterWriting) {
                made.set(1);
            }
            holder.set(made);
            if (!afterWriting) {
                made.set(1);
            }
        });
        var found = holder.get();
        if (found != null) {
            found.get();
        }
    }

    private static void checksTwice(boolean isVolatile) {
        var holder = new Holder();
        var lock = new Object();
        var plain = new Counter();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                var seen = isVolatile ? holder.get() : plain.next();
                if (seen == null) {
                    on(lock, () -> {
                        if ((isVolatile ? holder.get() : plain.next()) == null) {
                            var made = new Counter();
                            made.set(1);
                            if (isVolatile) {
                                holder.set(made);
                            } else {
                                plain.next(made);
                            }
                        }
                    });
                } else {
                    seen.get();
                }
            });
        }
    }

    private static void synchronizes(boolean onTheSame) {
        var counter = new Counter();
        var lock = new Object();
        for (int i = 0; i < 2; i++) {
            var own = onTheSame ? lock : new Object();
            Go.go(() -> on(own, counter::increment));
        }
    }

    private static void notifies(boolean locksToLook) throws Exception {
        var ready = new Counter();
        var lock = new Object();
        Go.go(() -> on(lock, () -> {
            ready.set(1);
            Monitors.signalAll(lock);
        }));
        on(lock, () -> {
            while (ready.get() == 0) {
                Monitors.await(lock);
            }
        });
        if (!locksToLook) {
            Go.go(ready::increment);
            ready.get();
        }
    }

    private static void countsDown(boolean lastOnly) {
        var array = new int[2];
        var left = new AtomicInteger(2);
        for (int i = 0; i < 2; i++) {
            int own = i;
            Go.go(() -> {
                Counter.element(array, own, 1);
                if (AtomicIntegers.decrementAndGet(left) == 0 || !lastOnly) {
                    Counter.element(array, 0);
                    Counter.element(array, 1);
                }
            });
        }
    }

    private static void takesOnce(boolean looks) {
        var counter = new Counter();
        var taken = new AtomicBoolean();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                if (AtomicBooleans.compareAndSet(taken, false, true) || !looks) {
                    counter.increment();
                }
            });
        }
    }

    private static void pushes(boolean complete) {
        var top = new AtomicReference<@Nullable Counter>();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                var node = new Counter();
                while (true) {
                    var seen = AtomicReferences.get(top);
                    if (complete) {
                        node.next(seen);
                    }
                    if (AtomicReferences.compareAndSet(top, seen, node)) {
                        if (!complete) {
                            node.next(seen);
                        }
                        return;
                    }
                }
            });
        }
        var first = AtomicReferences.get(top);
        if (first != null) {
            first.next();
        }
    }

    private static void locks(boolean both) {
        var counter = new Counter();
        var lock = new ReentrantLock();
        for (int i = 0; i < 2; i++) {
            boolean locks = both || i == 0;
            Go.go(() -> {
                if (locks) {
                    Locks.lock(lock);
                }
                counter.increment();
                if (locks) {
                    Locks.unlock(lock);
                }
            });
        }
    }

    private static void awaits(boolean locksToSignal) throws Exception {
        var ready = new Counter();
        var lock = new ReentrantLock();
        var condition = Locks.newCondition(lock);
        Go.go(() -> {
            if (locksToSignal) {
                Locks.lock(lock);
            }
            ready.set(1);
            if (!locksToSignal) {
                Locks.lock(lock);
            }
            Conditions.signal(condition);
            Locks.unlock(lock);
        });
        Locks.lock(lock);
        while (ready.get() == 0) {
            Conditions.await(condition);
        }
        Locks.unlock(lock);
    }

    private static void readsAndWrites(boolean writersExclude) {
        var counter = new Counter();
        var both = new ReentrantReadWriteLock();
        var writer = writersExclude ? ReadWriteLocks.writeLock(both) : ReadWriteLocks.readLock(both);
        Go.go(() -> {
            Locks.lock(ReadWriteLocks.readLock(both));
            counter.get();
            Locks.unlock(ReadWriteLocks.readLock(both));
        });
        Locks.lock(writer);
        counter.set(1);
        Locks.unlock(writer);
    }

    private static void acquires(int permits) {
        var counter = new Counter();
        var semaphore = new Semaphore(permits);
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                Semaphores.acquire(semaphore);
                counter.increment();
                Semaphores.release(semaphore);
            });
        }
    }

    private static void latches(boolean afterWriting) throws Exception {
        var counter = new Counter();
        var latch = new CountDownLatch(1);
        Go.go(() -> {
            if (afterWriting) {
                counter.set(1);
            }
            CountDownLatches.countDown(latch);
            if (!afterWriting) {
                counter.set(1);
            }
        });
        CountDownLatches.await(latch);
        counter.get();
    }

    private static void meets(boolean waits) {
        var array = new int[2];
        var barrier = new CyclicBarrier(2);
        for (int i = 0; i < 2; i++) {
            int own = i;
            Go.go(() -> {
                Counter.element(array, own, 1);
                if (waits) {
                    CyclicBarriers.await(barrier);
                }
                Counter.element(array, 1 - own);
            });
        }
    }

    private static void queues(boolean complete) throws Exception {
        var queue = new ArrayBlockingQueue<Counter>(1);
        Go.go(() -> {
            var made = new Counter();
            if (complete) {
                made.set(1);
            }
            BlockingQueues.put(queue, made);
            if (!complete) {
                made.set(1);
            }
        });
        BlockingQueues.take(queue).get();
    }

    private static void starts(boolean afterWriting) {
        var counter = new Counter();
        var thread = Threads.make(counter::get);
        if (afterWriting) {
            counter.set(1);
        }
        Threads.start(thread);
        if (!afterWriting) {
            counter.set(1);
        }
    }

    private static void joins(boolean beforeReading) throws Exception {
        var counter = new Counter();
        var thread = Threads.make(() -> counter.set(1));
        Threads.start(thread);
        if (beforeReading) {
            Threads.join(thread);
        }
        counter.get();
        if (!beforeReading) {
            Threads.join(thread);
        }
    }

    /// `synchronized (monitor)`.
    private static void on(Object monitor, GoBody body) throws Exception {
        synchronized (Monitors.enter(monitor)) {
            try {
                body.run();
            } finally {
                Monitors.exit(monitor);
            }
        }
    }
}
