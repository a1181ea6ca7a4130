package dev.heddle.operation;

/// How strong an access to a variable is: what it orders, and whether it may be at the same time as others.
///
/// @see <a href="https://gee.cs.oswego.edu/dl/html/j9mm.html">Lea, Using JDK 9 Memory Order Modes</a>
public enum MemoryMode {
    /// As of an ordinary field: it orders nothing, and races with every other access of which one writes.
    PLAIN(false, false),
    /// It races with plain accesses only, and orders nothing.
    OPAQUE(false, false),
    /// What was released by the write that it sees happens before what follows it.
    ACQUIRE(true, false),
    /// What precedes it happens before what acquires the value.
    RELEASE(false, true),
    /// Both; and all of them are in one order, as every access is in an exploration.
    VOLATILE(true, true);

    private final boolean acquires;
    private final boolean releases;

    MemoryMode(boolean acquires, boolean releases) {
        this.acquires = acquires;
        this.releases = releases;
    }

    /// Whether what others have released before happens before what comes after it, if it reads.
    public boolean acquires() {
        return acquires;
    }

    /// Whether what comes before it happens before what others do after they have acquired, if it writes.
    public boolean releases() {
        return releases;
    }
}
