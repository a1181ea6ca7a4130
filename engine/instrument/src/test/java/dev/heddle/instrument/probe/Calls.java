package dev.heddle.instrument.probe;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Stand-ins that write down that they were called, and call the original.
public final class Calls {
    private Calls() {}

    public static List<Class<?>> all() {
        return List.of(
                OfLock.class,
                OfReentrantLock.class,
                OfThread.class,
                OfAtomicInteger.class,
                OfSystem.class,
                OfObject.class);
    }

    @Replaces(type = Lock.class)
    public static final class OfLock {
        public static void lock(Lock lock) {
            Log.add("Lock.lock " + Log.text(lock));
            lock.lock();
        }

        public static void unlock(Lock lock) {
            Log.add("Lock.unlock " + Log.text(lock));
            lock.unlock();
        }
    }

    @Replaces(type = ReentrantLock.class)
    public static final class OfReentrantLock {
        public static void lock(ReentrantLock lock) {
            Log.add("ReentrantLock.lock " + Log.text(lock));
            lock.lock();
        }

        @Replaces(isConstructor = true)
        public static ReentrantLock create(boolean fair) {
            Log.add("new ReentrantLock " + fair);
            return new ReentrantLock(fair);
        }
    }

    @Replaces(type = Thread.class)
    public static final class OfThread {
        public static void start(Thread thread) {
            Log.add("start " + thread.getName());
            thread.start();
        }

        @Replaces(isStatic = true)
        public static void sleep(long millis) {
            Log.add("sleep " + millis);
        }

        @Replaces(isConstructor = true)
        public static Thread create(Runnable task) {
            Log.add("new Thread");
            return new Thread(task, "made");
        }
    }

    @Replaces(type = AtomicInteger.class)
    public static final class OfAtomicInteger {
        public static int incrementAndGet(AtomicInteger atomic) {
            Log.add("incrementAndGet");
            return atomic.incrementAndGet();
        }

        public static boolean compareAndSet(AtomicInteger atomic, int expected, int next) {
            Log.add("compareAndSet " + expected + " " + next);
            return atomic.compareAndSet(expected, next);
        }
    }

    @Replaces(type = System.class)
    public static final class OfSystem {
        @Replaces(isStatic = true)
        public static long nanoTime() {
            Log.add("nanoTime");
            return 42;
        }
    }

    @Replaces(type = Object.class)
    public static final class OfObject {
        public static int hashCode(Object object) {
            Log.add("hashCode " + Log.text(object));
            return object.hashCode();
        }
    }
}
