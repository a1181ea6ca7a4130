package dev.heddle.probe;

import java.util.List;

/// The classes whose methods stand for methods of the JDK.
public final class StandInClasses {
    private static final List<Class<?>> ALL = List.of(
            ArrayLists.class,
            AtomicBooleans.class,
            AtomicIntegerArrays.class,
            AtomicIntegers.class,
            AtomicLongArrays.class,
            AtomicLongs.class,
            AtomicReferenceArrays.class,
            AtomicReferences.class,
            CollectionAlgorithms.class,
            CollectionViews.class,
            Conditions.class,
            DequeViews.class,
            HashMaps.class,
            HashSets.class,
            Iterators.class,
            ListViews.class,
            Locks.class,
            MapViews.class,
            NavigableMapViews.class,
            ReadWriteLocks.class,
            ReentrantLocks.class,
            ReentrantReadWriteLocks.class,
            SortedMapViews.class,
            SortedSetViews.class);

    private StandInClasses() {}

    /// Every class with a [StandsFor].
    public static List<Class<?>> all() {
        return ALL;
    }
}
