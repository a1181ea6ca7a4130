package dev.heddle.probe;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// [AtomicLongFieldUpdater]: each access is a step on the field, which is the same variable as for accesses to it
/// by name. A compare-and-set that fails is a read.
@StandsFor(AtomicLongFieldUpdater.class)
public final class AtomicLongFieldUpdaters {
    private AtomicLongFieldUpdaters() {}

    public static <T> long get(AtomicLongFieldUpdater<T> u, T owner) {
        Updaters.read(u, owner);
        return u.get(owner);
    }

    public static <T> void set(AtomicLongFieldUpdater<T> u, T owner, long next) {
        Updaters.write(u, owner, MemoryMode.RELEASE);
        u.set(owner, next);
    }

    public static <T> void lazySet(AtomicLongFieldUpdater<T> u, T owner, long next) {
        Updaters.write(u, owner, MemoryMode.RELEASE);
        u.lazySet(owner, next);
    }

    public static <T> long getAndSet(AtomicLongFieldUpdater<T> u, T owner, long next) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndSet(owner, next);
    }

    public static <T> boolean compareAndSet(AtomicLongFieldUpdater<T> u, T owner, long expected, long next) {
        Updaters.compare(u, owner, () -> u.get(owner) == expected);
        return u.compareAndSet(owner, expected, next);
    }

    public static <T> boolean weakCompareAndSet(AtomicLongFieldUpdater<T> u, T owner, long expected, long next) {
        return compareAndSet(u, owner, expected, next);
    }

    public static <T> long getAndIncrement(AtomicLongFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndIncrement(owner);
    }

    public static <T> long getAndDecrement(AtomicLongFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndDecrement(owner);
    }

    public static <T> long incrementAndGet(AtomicLongFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.incrementAndGet(owner);
    }

    public static <T> long decrementAndGet(AtomicLongFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.decrementAndGet(owner);
    }

    public static <T> long getAndAdd(AtomicLongFieldUpdater<T> u, T owner, long delta) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndAdd(owner, delta);
    }

    public static <T> long addAndGet(AtomicLongFieldUpdater<T> u, T owner, long delta) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.addAndGet(owner, delta);
    }

    public static <T> long getAndUpdate(AtomicLongFieldUpdater<T> u, T owner, LongUnaryOperator update) {
        if (JavaThread.current() == null) {
            return u.getAndUpdate(owner, update);
        }
        while (true) {
            var before = get(u, owner);
            var next = update.applyAsLong(before);
            if (compareAndSet(u, owner, before, next)) {
                return before;
            }
        }
    }

    public static <T> long updateAndGet(AtomicLongFieldUpdater<T> u, T owner, LongUnaryOperator update) {
        if (JavaThread.current() == null) {
            return u.updateAndGet(owner, update);
        }
        while (true) {
            var before = get(u, owner);
            var next = update.applyAsLong(before);
            if (compareAndSet(u, owner, before, next)) {
                return next;
            }
        }
    }

    public static <T> long getAndAccumulate(
            AtomicLongFieldUpdater<T> u, T owner, long given, LongBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? u.getAndAccumulate(owner, given, accumulate)
                : getAndUpdate(u, owner, before -> accumulate.applyAsLong(before, given));
    }

    public static <T> long accumulateAndGet(
            AtomicLongFieldUpdater<T> u, T owner, long given, LongBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? u.accumulateAndGet(owner, given, accumulate)
                : updateAndGet(u, owner, before -> accumulate.applyAsLong(before, given));
    }
}
