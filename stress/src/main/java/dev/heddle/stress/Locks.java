package dev.heddle.stress;

import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// The happens-before edges of `dev.heddle.sync`, seen by a plain field.
public final class Locks {
    private Locks() {}

    /// Nobody else is inside, and each sees what the other did there.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class Increments {
        private final Mutex mutex = new Mutex();
        private int counter;
        private final Pair goroutines = new Pair(this::first, this::second);

        private void first() {
            mutex.lock();
            counter++;
            mutex.unlock();
        }

        private void second() {
            mutex.lock();
            counter++;
            mutex.unlock();
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> counter == 2);
        }
    }

    /// The pair of `locked` and `waiting`: the unlock looks for who waits after it has unlocked, the lock looks once
    /// more
    /// after it has said that it waits. If both looked too early, the second would wait for ever.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class UnlockAndLock {
        private final Mutex mutex = new Mutex();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::holder, this::comer);

        public UnlockAndLock() {
            mutex.lock();
        }

        private void holder() {
            plain = 1;
            mutex.unlock();
        }

        private void comer() {
            mutex.lock();
            read = plain;
            mutex.unlock();
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A writer's unlock happens before a reader's lock.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class ReadersAndWriter {
        private final RWMutex mutex = new RWMutex();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::writer, this::reader);

        public ReadersAndWriter() {
            mutex.lock();
        }

        private void writer() {
            plain = 1;
            mutex.unlock();
        }

        private void reader() {
            mutex.readLock();
            read = plain;
            mutex.readUnlock();
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A reader's unlock happens before a writer's lock.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class WriterAndReaders {
        private final RWMutex mutex = new RWMutex();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::reader, this::writer);

        public WriterAndReaders() {
            mutex.readLock();
        }

        private void reader() {
            plain = 1;
            mutex.readUnlock();
        }

        private void writer() {
            mutex.lock();
            read = plain;
            mutex.unlock();
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// A `done` happens before the return of the `await` that it ends.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class DoneAndWait {
        private final WaitGroup group = new WaitGroup();
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::worker, this::waiter);

        public DoneAndWait() {
            group.add(1);
        }

        private void worker() {
            plain = 1;
            group.done();
        }

        private void waiter() {
            group.await();
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }

    /// The body runs once, and its end happens before the return of every `run`.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class OnceForBoth {
        private final Once once = new Once();
        private int plain;
        private int readByFirst;
        private int readBySecond;
        private final Pair goroutines = new Pair(this::first, this::second);

        private void first() {
            once.run(() -> plain++);
            readByFirst = plain;
        }

        private void second() {
            once.run(() -> plain++);
            readBySecond = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> readByFirst == 1 && readBySecond == 1);
        }
    }

    /// A signal wakes whoever has begun to wait under the same lock.
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class SignalAndAwait {
        private final Mutex mutex = new Mutex();
        private final Cond cond = new Cond(mutex);
        private boolean ready;
        private int plain;
        private int read;
        private final Pair goroutines = new Pair(this::signaller, this::waiter);

        private void signaller() {
            plain = 1;
            mutex.lock();
            ready = true;
            mutex.unlock();
            cond.signal();
        }

        private void waiter() {
            mutex.lock();
            while (!ready) {
                cond.await();
            }
            mutex.unlock();
            read = plain;
        }

        @Actor
        public void one() {
            goroutines.carryFirst();
        }

        @Actor
        public void other() {
            goroutines.carrySecond();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = goroutines.outcome(() -> read == 1);
        }
    }
}
