package dev.heddle.probe;

import java.util.List;

/// The classes whose methods stand for methods of the JDK.
public final class StandInClasses {
    private static final List<Class<?>> ALL = List.of(
            ArrayBlockingQueues.class,
            ArrayLists.class,
            AtomicBooleans.class,
            AtomicIntegerArrays.class,
            AtomicIntegers.class,
            AtomicLongArrays.class,
            AtomicLongs.class,
            AtomicReferenceArrays.class,
            AtomicReferences.class,
            BlockingDeques.class,
            BlockingQueues.class,
            CollectionAlgorithms.class,
            CollectionViews.class,
            Conditions.class,
            CountDownLatches.class,
            CyclicBarriers.class,
            DequeViews.class,
            HashMaps.class,
            HashSets.class,
            Iterators.class,
            LinkedBlockingDeques.class,
            LinkedBlockingQueues.class,
            LinkedTransferQueues.class,
            ListViews.class,
            Locks.class,
            MapViews.class,
            NavigableMapViews.class,
            Parking.class,
            PlatformBuilders.class,
            PriorityBlockingQueues.class,
            Queues.class,
            ReadWriteLocks.class,
            ReentrantLocks.class,
            ReentrantReadWriteLocks.class,
            Semaphores.class,
            SortedMapViews.class,
            SortedSetViews.class,
            ThreadBuilders.class,
            Threads.class,
            TimeUnits.class);

    private StandInClasses() {}

    /// Every class with a [StandsFor].
    public static List<Class<?>> all() {
        return ALL;
    }
}
