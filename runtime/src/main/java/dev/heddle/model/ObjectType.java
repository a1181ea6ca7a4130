package dev.heddle.model;

/// What kinds of synchronisation objects there are.
public enum ObjectType {
    CHANNEL,
    MUTEX,
    RW_MUTEX,
    WAIT_GROUP,
    COND,
    ONCE,
    /// A single memory cell, or anything whose operations are reads and writes of the whole. Its accesses order
    /// what stands around them, as those of a volatile do.
    VARIABLE,
    /// A memory cell whose accesses order nothing: two of which one writes can be a data race.
    PLAIN_VARIABLE,
    TIMER,
    /// A counter of permits.
    SEMAPHORE,
    /// A counter that only goes down, to zero.
    LATCH,
    /// A queue from which what came first is taken first.
    QUEUE,
    /// A queue with any other order.
    BAG,
    /// A readers-writer lock of Java: who has waited longer is not served first.
    READ_WRITE_LOCK
}
