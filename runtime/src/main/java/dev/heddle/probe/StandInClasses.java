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
            CompletableFutures.class,
            CompletionServices.class,
            Conditions.class,
            CountDownLatches.class,
            CyclicBarriers.class,
            DequeViews.class,
            FutureTasks.class,
            HashMaps.class,
            HashSets.class,
            InstantSources.class,
            Instants.class,
            Iterators.class,
            LinkedBlockingDeques.class,
            LinkedBlockingQueues.class,
            LinkedTransferQueues.class,
            ListViews.class,
            LocalDateTimes.class,
            LocalDates.class,
            LocalTimes.class,
            Locks.class,
            MapViews.class,
            Maths.class,
            NavigableMapViews.class,
            OffsetDateTimes.class,
            ParallelDoubleStreams.class,
            ParallelIntStreams.class,
            ParallelLongStreams.class,
            ParallelStreams.class,
            Parking.class,
            PlainObjects.class,
            PlatformBuilders.class,
            Pools.class,
            PriorityBlockingQueues.class,
            Queues.class,
            Randoms.class,
            ReadWriteLocks.class,
            ReentrantLocks.class,
            ReentrantReadWriteLocks.class,
            ScheduledThreadPools.class,
            SecureRandoms.class,
            Semaphores.class,
            SortedMapViews.class,
            SortedSetViews.class,
            Systems.class,
            ThreadBuilders.class,
            ThreadLocalRandoms.class,
            ThreadPools.class,
            Threads.class,
            TimeUnits.class,
            Uuids.class,
            ZonedDateTimes.class);

    private StandInClasses() {}

    /// Every class with a [StandsFor].
    public static List<Class<?>> all() {
        return ALL;
    }
}
