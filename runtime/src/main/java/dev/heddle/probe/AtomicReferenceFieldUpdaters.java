package dev.heddle.probe;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// [AtomicReferenceFieldUpdater]: each access is a step on the field, which is the same variable as for accesses
/// to it by name. A compare-and-set that fails is a read.
@StandsFor(AtomicReferenceFieldUpdater.class)
public final class AtomicReferenceFieldUpdaters {
    private AtomicReferenceFieldUpdaters() {}

    public static <T, V> V get(AtomicReferenceFieldUpdater<T, V> u, T owner) {
        Updaters.read(u, owner);
        return u.get(owner);
    }

    public static <T, V> void set(AtomicReferenceFieldUpdater<T, V> u, T owner, V next) {
        Updaters.write(u, owner, MemoryMode.RELEASE);
        u.set(owner, next);
    }

    public static <T, V> void lazySet(AtomicReferenceFieldUpdater<T, V> u, T owner, V next) {
        Updaters.write(u, owner, MemoryMode.RELEASE);
        u.lazySet(owner, next);
    }

    public static <T, V> V getAndSet(AtomicReferenceFieldUpdater<T, V> u, T owner, V next) {
        Updaters.write(u, owner, MemoryMode.VOLATILE);
        return u.getAndSet(owner, next);
    }

    public static <T, V> boolean compareAndSet(AtomicReferenceFieldUpdater<T, V> u, T owner, V expected, V next) {
        Updaters.compare(u, owner, () -> u.get(owner) == expected);
        return u.compareAndSet(owner, expected, next);
    }

    public static <T, V> boolean weakCompareAndSet(AtomicReferenceFieldUpdater<T, V> u, T owner, V expected, V next) {
        return compareAndSet(u, owner, expected, next);
    }

    public static <T, V> V getAndUpdate(AtomicReferenceFieldUpdater<T, V> u, T owner, UnaryOperator<V> update) {
        if (JavaThread.current() == null) {
            return u.getAndUpdate(owner, update);
        }
        while (true) {
            var before = get(u, owner);
            var next = update.apply(before);
            if (compareAndSet(u, owner, before, next)) {
                return before;
            }
        }
    }

    public static <T, V> V updateAndGet(AtomicReferenceFieldUpdater<T, V> u, T owner, UnaryOperator<V> update) {
        if (JavaThread.current() == null) {
            return u.updateAndGet(owner, update);
        }
        while (true) {
            var before = get(u, owner);
            var next = update.apply(before);
            if (compareAndSet(u, owner, before, next)) {
                return next;
            }
        }
    }

    public static <T, V> V getAndAccumulate(
            AtomicReferenceFieldUpdater<T, V> u, T owner, V given, BinaryOperator<V> accumulate) {
        return JavaThread.current() == null
                ? u.getAndAccumulate(owner, given, accumulate)
                : getAndUpdate(u, owner, before -> accumulate.apply(before, given));
    }

    public static <T, V> V accumulateAndGet(
            AtomicReferenceFieldUpdater<T, V> u, T owner, V given, BinaryOperator<V> accumulate) {
        return JavaThread.current() == null
                ? u.accumulateAndGet(owner, given, accumulate)
                : updateAndGet(u, owner, before -> accumulate.apply(before, given));
    }
}
