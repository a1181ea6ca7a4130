package dev.heddle.operation;

/// How an event touches an object. Two events on one object that cannot be swapped are dependent; which modes those
/// are is the exhaustive search's table.
public enum Mode {
    /// Cannot be swapped with anything on the object.
    EXCLUSIVE,
    READ,
    WRITE,
    LOCK,
    UNLOCK,
    TRY_FAILED,
    READ_LOCK,
    READ_UNLOCK,
    ANNOUNCE,
    WRITE_LOCK,
    WRITE_UNLOCK,
    /// The index is the send's ordinal on the channel.
    SEND,
    /// The index is the receive's ordinal on the channel.
    RECEIVE,
    CLOSE,
    RECEIVE_CLOSED,
    SEND_CLOSED,
    DEFAULT,
    DEFAULT_UNBUFFERED,
    RENDEZVOUS,
    WG_UP,
    WG_DOWN,
    WG_WAIT,
    WG_NEGATIVE,
    COND_ENQUEUE,
    COND_SIGNAL,
    COND_WOKEN,
    /// Cannot be swapped with anything at all.
    TICK;

    private static final Mode[] ALL = values();

    /// The mode of this ordinal, without a copy of the table.
    public static Mode of(int ordinal) {
        return ALL[ordinal];
    }
}
