package dev.heddle.channel;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.ParallelObject;
import dev.heddle.parallel.WaitQueue;
import dev.heddle.parallel.WaitQueue.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A channel of production, after the design of Go's: one lock, a ring, two queues of waiters, values handed
/// straight to whoever waits, and wake-ups only after the lock has been given back.
///
/// Invariants, while nobody holds the lock:
///
/// - at least one of the queues is empty, save for a select that waits at both ends;
/// - if anything is in the ring, nobody waits to receive; if there is room, nobody waits to send;
/// - nobody waits at a closed channel.
///
/// @param <T> what it carries
public final class ParallelChannel<T> extends ParallelObject implements ChannelCore<T> {
    private static final AtomicLong IDS = new AtomicLong();
    private static final Object NOT_READY = new Object();

    /// The order in which a select locks its channels.
    private final long id = IDS.getAndIncrement();

    private final @Nullable String name;
    private final boolean isTimers;
    private final @Nullable Object[] ring;
    private int head;
    /// Written under the lock; the fast paths read it without.
    private volatile int count;
    /// Never goes back to false; the fast paths read it without the lock.
    private volatile boolean closed;

    private final WaitQueue senders = new WaitQueue();
    private final WaitQueue receivers = new WaitQueue();

    /// A channel with this many places.
    public ParallelChannel(@Nullable String name, int capacity) {
        this(name, capacity, false);
    }

    /// @param isTimers whether a timer sends to it: users then see a channel without a buffer, as in Go 1.23
    ParallelChannel(@Nullable String name, int capacity, boolean isTimers) {
        this.name = name;
        this.ring = new @Nullable Object[capacity];
        this.isTimers = isTimers;
    }

    // ---- one operation ----

    @Override
    public boolean send(T value) throws InterruptedException {
        use();
        acquire();
        if (closed) {
            release();
            return false;
        }
        if (sendAndRelease(value)) {
            return true;
        }
        var node = new Node(newWaiter(WaitReason.CHAN_SEND), 0, value);
        senders.add(node);
        release();
        await(node, senders);
        return !node.isClosed();
    }

    @Override
    public @Nullable T receive() throws InterruptedException {
        use();
        acquire();
        var received = receiveAndRelease();
        if (received != NOT_READY) {
            return cast(received);
        }
        var node = new Node(newWaiter(WaitReason.CHAN_RECEIVE), 0, null);
        receivers.add(node);
        release();
        await(node, receivers);
        return cast(node.value());
    }

    private void await(Node node, WaitQueue queue) throws InterruptedException {
        boolean ended = false;
        try {
            node.waiter().await();
            ended = true;
        } finally {
            if (!ended) {
                acquire();
                queue.remove(node);
                release();
            }
        }
    }

    /// Without the lock if the answer is "not ready". Reading `closed` last makes the two reads one observation: a
    /// channel that is open then was open, too, when it was found full or without a receiver. In the other order a
    /// close in between could have taken the receivers away, who were there for as long as the channel was open.
    @Override
    public Attempt trySend(T value) {
        use();
        if ((ring.length == 0 ? receivers.isEmpty() : count == ring.length) && !closed) {
            return Attempt.NOT_READY;
        }
        acquire();
        if (closed) {
            release();
            return Attempt.CLOSED;
        }
        if (sendAndRelease(value)) {
            return Attempt.DONE;
        }
        release();
        return Attempt.NOT_READY;
    }

    /// Without the lock if there is nothing: a moment at which nothing was there is all that the answer claims.
    @Override
    public @Nullable T tryReceive() {
        use();
        if (ring.length == 0 ? senders.isEmpty() : count == 0) {
            return null;
        }
        acquire();
        var received = receiveAndRelease();
        if (received != NOT_READY) {
            return cast(received);
        }
        release();
        return null;
    }

    @Override
    public boolean close() {
        return closeOnce();
    }

    @Override
    public boolean closeOnce() {
        use();
        acquire();
        if (closed) {
            release();
            return false;
        }
        closed = true;
        List<Node> woken = new ArrayList<>();
        collect(receivers, woken);
        collect(senders, woken);
        release();
        woken.forEach(node -> node.waiter().finish());
        return true;
    }

    private static void collect(WaitQueue queue, List<Node> into) {
        for (var node = queue.claimFirst(); node != null; node = queue.claimFirst()) {
            node.close();
            into.add(node);
        }
    }

    // ---- for a select, which holds the locks of all its channels ----

    long id() {
        return id;
    }

    void lock() {
        acquire();
    }

    void unlock() {
        release();
    }

    void enter() {
        use();
    }

    WaitQueue senders() {
        return senders;
    }

    WaitQueue receivers() {
        return receivers;
    }

    /// What a case has done: what it received, whether the channel is closed, and whom to finish once the locks are
    /// given back.
    record Outcome(
            @Nullable Object value,
            boolean isClosed,
            @Nullable Node partner) {}

    /// Sends if that needs no waiting, else returns `null`.
    @Nullable
    Outcome sendLocked(Object value) {
        if (closed) {
            return new Outcome(null, true, null);
        }
        var receiver = receivers.claimFirst();
        if (receiver != null) {
            receiver.value(value);
            return new Outcome(null, false, receiver);
        }
        if (count == ring.length) {
            return null;
        }
        put(value);
        return new Outcome(null, false, null);
    }

    /// Receives if that needs no waiting, else returns `null`.
    @Nullable
    Outcome receiveLocked() {
        if (count > 0) {
            var value = ring[head];
            return new Outcome(value, false, take());
        }
        var sender = senders.claimFirst();
        if (sender != null) {
            return new Outcome(sender.value(), false, sender);
        }
        return closed ? new Outcome(null, true, null) : null;
    }

    // ---- for a timer ----

    /// Sends unless a value is still there.
    void sendIfEmpty(T value) {
        acquire();
        if (count > 0 || !sendAndRelease(value)) {
            release();
        }
    }

    /// Takes back a value that nobody has received; false if there is none.
    boolean takeBack() {
        acquire();
        var had = count > 0;
        if (had) {
            take();
        }
        release();
        return had;
    }

    // ---- inside, with the lock ----

    /// Sends and gives the lock back; false, with the lock still held, if it would have to wait.
    private boolean sendAndRelease(T value) {
        var receiver = receivers.claimFirst();
        if (receiver != null) {
            receiver.value(value);
            release();
            receiver.waiter().finish();
            return true;
        }
        if (count == ring.length) {
            return false;
        }
        put(value);
        release();
        return true;
    }

    /// Receives and gives the lock back; `null` stands for closed and drained. [#NOT_READY], with the lock still
    /// held, if it would have to wait. That somebody waits can only be told by claiming him: he may give up at any
    /// time.
    private @Nullable Object receiveAndRelease() {
        if (count > 0) {
            var value = ring[head];
            var sender = take();
            release();
            if (sender != null) {
                sender.waiter().finish();
            }
            return value;
        }
        var sender = senders.claimFirst();
        if (sender != null) {
            release();
            sender.waiter().finish();
            return sender.value();
        }
        if (closed) {
            release();
            return null;
        }
        return NOT_READY;
    }

    private void put(@Nullable Object value) {
        int before = count;
        int tail = head + before;
        ring[tail < ring.length ? tail : tail - ring.length] = value;
        count = before + 1; // not atomic, but the lock is held
    }

    /// Takes out what is at the head. Its place is the first waiting sender's, who is returned: senders wait only
    /// while the ring is full, so the place that becomes free is the tail. The count does not change then, not even
    /// for a moment, as those who read it without the lock must not find empty what never was.
    private @Nullable Node take() {
        var sender = senders.claimFirst();
        ring[head] = sender == null ? null : sender.value();
        head = head + 1 == ring.length ? 0 : head + 1;
        if (sender == null) {
            int before = count;
            count = before - 1; // not atomic, but the lock is held
        }
        return sender;
    }

    @SuppressWarnings("unchecked") // whoever sent to this channel sent a T
    private @Nullable T cast(@Nullable Object value) {
        return (T) value;
    }

    // ---- questions ----

    @Override
    public int length() {
        return isTimers ? 0 : count;
    }

    @Override
    public int capacity() {
        return isTimers ? 0 : ring.length;
    }

    /// Whether a timer sends to it.
    boolean isTimers() {
        return isTimers;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    @Override
    public boolean isUnused() {
        return !closed && count == 0 && senders.isEmpty() && receivers.isEmpty();
    }
}
