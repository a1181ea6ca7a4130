package dev.heddle.probe;

import java.util.concurrent.atomic.AtomicMarkableReference;

/// [AtomicMarkableReference]: each access is a step, and the reference and its mark are one variable.
@StandsFor(AtomicMarkableReference.class)
public final class AtomicMarkableReferences {
    private AtomicMarkableReferences() {}

    @OfConstructor
    public static <V> AtomicMarkableReference<V> make(V initial, boolean mark) {
        return Made.now(new AtomicMarkableReference<>(initial, mark));
    }

    public static <V> V getReference(AtomicMarkableReference<V> a) {
        Pairs.read(a);
        return a.getReference();
    }

    public static boolean isMarked(AtomicMarkableReference<?> a) {
        Pairs.read(a);
        return a.isMarked();
    }

    public static <V> V get(AtomicMarkableReference<V> a, boolean[] mark) {
        Pairs.read(a);
        return a.get(mark);
    }

    public static <V> void set(AtomicMarkableReference<V> a, V next, boolean mark) {
        Pairs.write(a);
        a.set(next, mark);
    }

    public static <V> boolean compareAndSet(
            AtomicMarkableReference<V> a, V expected, V next, boolean expectedMark, boolean mark) {
        Pairs.compare(a, () -> a.getReference() == expected && a.isMarked() == expectedMark);
        return a.compareAndSet(expected, next, expectedMark, mark);
    }

    public static <V> boolean weakCompareAndSet(
            AtomicMarkableReference<V> a, V expected, V next, boolean expectedMark, boolean mark) {
        return compareAndSet(a, expected, next, expectedMark, mark);
    }

    public static <V> boolean attemptMark(AtomicMarkableReference<V> a, V expected, boolean mark) {
        Pairs.compare(a, () -> a.getReference() == expected);
        return a.attemptMark(expected, mark);
    }
}
