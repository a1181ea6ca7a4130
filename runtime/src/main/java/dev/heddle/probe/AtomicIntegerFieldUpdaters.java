package dev.heddle.probe;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/// [AtomicIntegerFieldUpdater]: each access is a step on the field, which is the same variable as for accesses to
/// it by name. A compare-and-set that fails is a read.
@StandsFor(AtomicIntegerFieldUpdater.class)
public final class AtomicIntegerFieldUpdaters {
    private AtomicIntegerFieldUpdaters() {}

    public static <T> int get(AtomicIntegerFieldUpdater<T> u, T owner) {
        Updaters.read(u, owner);
        return u.get(owner);
    }

    public static <T> void set(AtomicIntegerFieldUpdater<T> u, T owner, int next) {
        Updaters.write(u, owner, MemoryMode.RELEASE);
        u.set(owner, next);
    }

    public static <T> void lazySet(AtomicIntegerFieldUpdater<T> u, T owner, int next) {
        Updaters.write(u, owner, MemoryMode.RELEASE);
        u.lazySet(owner, next);
    }

    public static <T> int getAndSet(AtomicIntegerFieldUpdater<T> u, T owner, int next) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndSet(owner, next);
    }

    public static <T> boolean compareAndSet(AtomicIntegerFieldUpdater<T> u, T owner, int expected, int next) {
        Updaters.compare(u, owner, () -> u.get(owner) == expected);
        return u.compareAndSet(owner, expected, next);
    }

    public static <T> boolean weakCompareAndSet(AtomicIntegerFieldUpdater<T> u, T owner, int expected, int next) {
        return compareAndSet(u, owner, expected, next);
    }

    public static <T> int getAndIncrement(AtomicIntegerFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndIncrement(owner);
    }

    public static <T> int getAndDecrement(AtomicIntegerFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndDecrement(owner);
    }

    public static <T> int incrementAndGet(AtomicIntegerFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.incrementAndGet(owner);
    }

    public static <T> int decrementAndGet(AtomicIntegerFieldUpdater<T> u, T owner) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.decrementAndGet(owner);
    }

    public static <T> int getAndAdd(AtomicIntegerFieldUpdater<T> u, T owner, int delta) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndAdd(owner, delta);
    }

    public static <T> int addAndGet(AtomicIntegerFieldUpdater<T> u, T owner, int delta) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.addAndGet(owner, delta);
    }

    public static <T> int getAndUpdate(AtomicIntegerFieldUpdater<T> u, T owner, IntUnaryOperator update) {
        if (JavaThread.current() == null) {
            return u.getAndUpdate(owner, update);
        }
        while (true) {
            var before = get(u, owner);
            var next = update.applyAsInt(before);
            if (compareAndSet(u, owner, before, next)) {
                return before;
            }
        }
    }

    public static <T> int updateAndGet(AtomicIntegerFieldUpdater<T> u, T owner, IntUnaryOperator update) {
        if (JavaThread.current() == null) {
            return u.updateAndGet(owner, update);
        }
        while (true) {
            var before = get(u, owner);
            var next = update.applyAsInt(before);
            if (compareAndSet(u, owner, before, next)) {
                return next;
            }
        }
    }

    public static <T> int getAndAccumulate(
            AtomicIntegerFieldUpdater<T> u, T owner, int given, IntBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? u.getAndAccumulate(owner, given, accumulate)
                : getAndUpdate(u, owner, before -> accumulate.applyAsInt(before, given));
    }

    public static <T> int accumulateAndGet(
            AtomicIntegerFieldUpdater<T> u, T owner, int given, IntBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? u.accumulateAndGet(owner, given, accumulate)
                : updateAndGet(u, owner, before -> accumulate.applyAsInt(before, given));
    }
}
