package dev.heddle.probe;

import java.util.List;

/// The classes whose methods stand for methods of the JDK.
public final class StandInClasses {
    private static final List<Class<?>> ALL = List.of(
            AtomicBooleans.class,
            AtomicIntegerArrays.class,
            AtomicIntegers.class,
            AtomicLongArrays.class,
            AtomicLongs.class,
            AtomicReferenceArrays.class,
            AtomicReferences.class,
            Conditions.class,
            Locks.class,
            ReadWriteLocks.class,
            ReentrantLocks.class,
            ReentrantReadWriteLocks.class);

    private StandInClasses() {}

    /// Every class with a [StandsFor].
    public static List<Class<?>> all() {
        return ALL;
    }
}
