package dev.heddle.probe;

import java.util.concurrent.atomic.AtomicStampedReference;

/// [AtomicStampedReference]: each access is a step, and the reference and its stamp are one variable.
@StandsFor(AtomicStampedReference.class)
public final class AtomicStampedReferences {
    private AtomicStampedReferences() {}

    @OfConstructor
    public static <V> AtomicStampedReference<V> make(V initial, int stamp) {
        return Made.now(new AtomicStampedReference<>(initial, stamp));
    }

    public static <V> V getReference(AtomicStampedReference<V> a) {
        Pairs.read(a);
        return a.getReference();
    }

    public static int getStamp(AtomicStampedReference<?> a) {
        Pairs.read(a);
        return a.getStamp();
    }

    public static <V> V get(AtomicStampedReference<V> a, int[] stamp) {
        Pairs.read(a);
        return a.get(stamp);
    }

    public static <V> void set(AtomicStampedReference<V> a, V next, int stamp) {
        Pairs.write(a);
        a.set(next, stamp);
    }

    public static <V> boolean compareAndSet(
            AtomicStampedReference<V> a, V expected, V next, int expectedStamp, int stamp) {
        Pairs.compare(a, () -> a.getReference() == expected && a.getStamp() == expectedStamp);
        return a.compareAndSet(expected, next, expectedStamp, stamp);
    }

    public static <V> boolean weakCompareAndSet(
            AtomicStampedReference<V> a, V expected, V next, int expectedStamp, int stamp) {
        return compareAndSet(a, expected, next, expectedStamp, stamp);
    }

    public static <V> boolean attemptStamp(AtomicStampedReference<V> a, V expected, int stamp) {
        Pairs.compare(a, () -> a.getReference() == expected);
        return a.attemptStamp(expected, stamp);
    }
}
