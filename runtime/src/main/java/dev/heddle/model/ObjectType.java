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
    TIMER
}
