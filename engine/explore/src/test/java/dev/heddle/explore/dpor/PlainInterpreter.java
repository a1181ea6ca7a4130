package dev.heddle.explore.dpor;

import dev.heddle.explore.dpor.PlainProgram.Step;
import dev.heddle.operation.Site;
import dev.heddle.probe.ArrayBlockingQueues;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.Conditions;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.CyclicBarriers;
import dev.heddle.probe.Exchangers;
import dev.heddle.probe.LinkedBlockingQueues;
import dev.heddle.probe.Locks;
import dev.heddle.probe.Made;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Parking;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.ReentrantLocks;
import dev.heddle.probe.ReentrantReadWriteLocks;
import dev.heddle.probe.Semaphores;
import dev.heddle.probe.SynchronousQueues;
import dev.heddle.probe.Threads;
import dev.heddle.probe.Volatiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Runs a [PlainProgram] by what rewritten code calls, once per execution of a search.
final class PlainInterpreter {
    private static final long INTERRUPTED = -7;
    private static final long BROKEN = -8;

    private final PlainProgram program;

    private Field[] fields;
    private AtomicInteger[] atomics;
    private Object[] monitors;
    private Thread[] threads;
    private Lock[] locks;
    private Condition condition;
    private ReentrantReadWriteLock readWriteLock;
    private Semaphore semaphore;
    private CountDownLatch latch;
    private CyclicBarrier barrier;
    private List<BlockingQueue<Integer>> queues;
    private BlockingQueue<Integer> handoff;
    private Exchanger<Integer> exchanger;

    private List<List<Long>> results;
    private String[] how;

    /// A volatile field as it is after rewriting.
    private static final class Field {
        private static final int PLACE = Places.add(Place.Kind.FIELD, Field.class.getName(), "value", Site.UNKNOWN);

        private volatile int value;

        Field() {
            Made.object(this);
        }

        int get() {
            Volatiles.beforeRead(this, PLACE);
            return value;
        }

        void set(int value) {
            Volatiles.beforeWrite(this, PLACE);
            this.value = value;
        }
    }

    PlainInterpreter(PlainProgram program) {
        this.program = program;
    }

    void main() throws Exception {
        int n = program.threads().size();
        results = new ArrayList<>();
        how = new String[n];
        for (int t = 0; t < n; t++) {
            results.add(new ArrayList<>());
            how[t] = "not started";
        }
        make();
        threads = new Thread[n];
        for (int t = 1; t < n; t++) {
            int thread = t;
            threads[t] = Threads.make(() -> run(thread));
        }
        for (int t = 1; t < n; t++) {
            Threads.start(threads[t]);
        }
        run(0);
    }

    private void make() {
        fields = new Field[] {new Field(), new Field()};
        atomics = new AtomicInteger[] {AtomicIntegers.make(), AtomicIntegers.make()};
        monitors = new Object[] {new Object(), new Object()};
        for (var monitor : monitors) {
            Made.object(monitor);
        }
        locks = new Lock[] {ReentrantLocks.make(), ReentrantLocks.make()};
        condition = Locks.newCondition(locks[0]);
        readWriteLock = ReentrantReadWriteLocks.make();
        semaphore = Semaphores.make(1);
        latch = CountDownLatches.make(2);
        barrier = CyclicBarriers.make(2);
        queues = List.of(ArrayBlockingQueues.make(1), LinkedBlockingQueues.make());
        handoff = SynchronousQueues.make();
        exchanger = Exchangers.make();
    }

    private void run(int thread) {
        how[thread] = "blocked";
        for (var step : program.threads().get(thread)) {
            results.get(thread).add(result(step, thread));
        }
        how[thread] = "done";
    }

    private long result(Step step, int thread) {
        try {
            return perform(step, thread);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } catch (BrokenBarrierException e) {
            return BROKEN;
        }
    }

    /// One of the threads that main starts: so none is met before it is made.
    private Thread other(Step step) {
        return threads[1 + step.which() % (threads.length - 1)];
    }

    private long perform(Step step, int thread) throws InterruptedException, BrokenBarrierException {
        int which = step.which();
        int value = step.value();
        return switch (step.call()) {
            case READ -> fields[which].get();
            case WRITE -> nothing(() -> fields[which].set(value));
            case GET -> AtomicIntegers.get(atomics[which]);
            case SET -> nothing(() -> AtomicIntegers.set(atomics[which], value));
            case GET_AND_SET -> AtomicIntegers.getAndSet(atomics[which], value);
            case ADD -> AtomicIntegers.getAndAdd(atomics[which], value);
            case COMPARE_AND_SET -> truth(AtomicIntegers.compareAndSet(atomics[which], value, value + 1));
            case ENTER -> on(monitors[which], () -> 0);
            case ENTER_AND_READ -> on(monitors[which], () -> fields[0].get());
            case ENTER_BOTH -> on(monitors[which], () -> on(monitors[1 - which], () -> 0));
            case AWAIT -> on(monitors[which], () -> nothing(() -> Monitors.await(monitors[which])));
            case NOTIFY -> on(monitors[which], () -> nothing(() -> Monitors.signal(monitors[which])));
            case NOTIFY_ALL -> on(monitors[which], () -> nothing(() -> Monitors.signalAll(monitors[which])));
            case PARK -> nothing(Parking::park);
            case UNPARK -> nothing(() -> Parking.unpark(other(step)));
            case JOIN -> nothing(() -> Threads.join(other(step)));
            case INTERRUPT -> nothing(() -> Threads.interrupt(other(step)));
            case INTERRUPTED -> truth(Threads.interrupted());
            case IS_INTERRUPTED -> truth(Threads.isInterrupted(other(step)));
            case IS_ALIVE -> truth(Threads.isAlive(other(step)));
            case LOCK -> locked(which, () -> 0);
            case LOCK_AND_READ -> locked(which, () -> fields[0].get());
            case TRY_LOCK -> lockedIf(which, Locks.tryLock(locks[which]));
            case LOCK_INTERRUPTIBLY -> {
                Locks.lockInterruptibly(locks[which]);
                yield lockedIf(which, true);
            }
            case AWAIT_CONDITION -> locked(0, () -> nothing(() -> Conditions.await(condition)));
            case SIGNAL -> locked(0, () -> nothing(() -> Conditions.signal(condition)));
            case SIGNAL_ALL -> locked(0, () -> nothing(() -> Conditions.signalAll(condition)));
            case READ_LOCK, TRY_READ_LOCK, WRITE_LOCK, TRY_WRITE_LOCK, DOWNGRADE -> readOrWrite(step);
            case ACQUIRE -> nothing(() -> Semaphores.acquire(semaphore, 1 + which));
            case TRY_ACQUIRE -> truth(Semaphores.tryAcquire(semaphore, 1 + which));
            case RELEASE -> nothing(() -> Semaphores.release(semaphore, 1 + which));
            case DRAIN -> Semaphores.drainPermits(semaphore);
            case COUNT_DOWN -> nothing(() -> CountDownLatches.countDown(latch));
            case AWAIT_LATCH -> nothing(() -> CountDownLatches.await(latch));
            case COUNT -> CountDownLatches.getCount(latch);
            case AWAIT_BARRIER -> CyclicBarriers.await(barrier);
            case PUT -> nothing(() -> BlockingQueues.put(queues.get(which), mark(step, thread)));
            case TAKE -> BlockingQueues.take(queues.get(which));
            case OFFER -> truth(BlockingQueues.offer(queues.get(which), mark(step, thread)));
            case POLL -> value(BlockingQueues.poll(queues.get(which)));
            case PEEK -> value(BlockingQueues.peek(queues.get(which)));
            case REMOVE -> truth(BlockingQueues.remove(queues.get(which), (Object) value));
            case CLEAR -> nothing(() -> BlockingQueues.clear(queues.get(which)));
            case HAND_OVER -> nothing(() -> BlockingQueues.put(handoff, mark(step, thread)));
            case BE_HANDED -> BlockingQueues.take(handoff);
            case TRY_HAND_OVER -> truth(BlockingQueues.offer(handoff, mark(step, thread)));
            case TRY_BE_HANDED -> value(BlockingQueues.poll(handoff));
            case EXCHANGE -> Exchangers.exchange(exchanger, mark(step, thread));
            case AWAIT_FOR -> on(monitors[which], () -> nothing(() -> Monitors.await(monitors[which], 1 + value)));
            case TRY_LOCK_FOR -> lockedIf(which, Locks.tryLock(locks[which], 1 + value, TimeUnit.MILLISECONDS));
            case TRY_ACQUIRE_FOR -> truth(Semaphores.tryAcquire(semaphore, 1 + value, TimeUnit.MILLISECONDS));
            case POLL_FOR -> value(BlockingQueues.poll(queues.get(which), 1 + value, TimeUnit.MILLISECONDS));
            case JOIN_FOR -> nothing(() -> Threads.join(other(step), 1 + value));
        };
    }

    private long readOrWrite(Step step) {
        var read = ReentrantReadWriteLocks.readLock(readWriteLock);
        var write = ReentrantReadWriteLocks.writeLock(readWriteLock);
        switch (step.call()) {
            case READ_LOCK -> Locks.lock(read);
            case WRITE_LOCK, DOWNGRADE -> Locks.lock(write);
            default -> {
                var tried = step.call() == PlainProgram.Call.TRY_READ_LOCK ? read : write;
                if (!Locks.tryLock(tried)) {
                    return 0;
                }
            }
        }
        long seen = 1 + fields[0].get();
        if (step.call() == PlainProgram.Call.DOWNGRADE) {
            Locks.lock(read);
            Locks.unlock(write);
        }
        var isRead = switch (step.call()) {
            case READ_LOCK, TRY_READ_LOCK, DOWNGRADE -> true;
            default -> false;
        };
        Locks.unlock(isRead ? read : write);
        return seen;
    }

    /// What a thread puts, different from what the others put; small enough that [PlainProgram.Call#REMOVE] asks
    /// for some of it.
    private static int mark(Step step, int thread) {
        return step.value() + 3 * thread;
    }

    private interface Doing {
        void run() throws InterruptedException;
    }

    private interface Telling {
        long run() throws InterruptedException;
    }

    private static long nothing(Doing doing) throws InterruptedException {
        doing.run();
        return 0;
    }

    private static long truth(boolean is) {
        return is ? 1 : 0;
    }

    private static long value(Integer value) {
        return value == null ? -1 : value;
    }

    private static long on(Object monitor, Telling inside) throws InterruptedException {
        synchronized (Monitors.enter(monitor)) {
            try {
                return inside.run();
            } finally {
                Monitors.exit(monitor);
            }
        }
    }

    private long locked(int which, Telling inside) throws InterruptedException {
        Locks.lock(locks[which]);
        try {
            return inside.run();
        } finally {
            Locks.unlock(locks[which]);
        }
    }

    private long lockedIf(int which, boolean isLocked) {
        if (isLocked) {
            Locks.unlock(locks[which]);
        }
        return truth(isLocked);
    }

    /// How everybody has ended.
    String outcome() {
        var text = new StringBuilder();
        for (int t = 0; t < how.length; t++) {
            text.append(results.get(t)).append(how[t]).append(' ');
        }
        return text.toString();
    }
}
