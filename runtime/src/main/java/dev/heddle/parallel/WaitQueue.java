package dev.heddle.parallel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Waiters in order of arrival: an intrusive list, guarded by the lock of the object that it belongs to. Only
/// [#isEmpty] may be asked without it.
public final class WaitQueue {
    private static final VarHandle FIRST;

    static {
        try {
            FIRST = MethodHandles.lookup().findVarHandle(WaitQueue.class, "first", Node.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Written through [#FIRST]; those who have the lock read it as it is.
    private @Nullable Node first;

    private @Nullable Node last;

    /// A place in one queue; a select has one in several.
    public static final class Node {
        private final Waiter waiter;
        private final int index;
        private @Nullable Object value;
        private boolean closed;
        private boolean queued;
        private @Nullable Node next;
        private @Nullable Node previous;

        /// @param index which case of a select it stands for
        /// @param value what the waiter would send, or `null`
        public Node(Waiter waiter, int index, @Nullable Object value) {
            this.waiter = waiter;
            this.index = index;
            this.value = value;
        }

        /// Whose place it is.
        public Waiter waiter() {
            return waiter;
        }

        /// Which case of a select it stands for.
        public int index() {
            return index;
        }

        /// What was sent or received.
        public @Nullable Object value() {
            return value;
        }

        /// Puts what was received.
        public void value(@Nullable Object received) {
            value = received;
        }

        /// Whether the wait ended because the channel was closed.
        public boolean isClosed() {
            return closed;
        }

        /// The channel was closed.
        public void close() {
            closed = true;
        }
    }

    /// Whether nobody waits. Without the lock: whether there was a moment at which nobody did, before whatever the
    /// caller reads afterwards. It must not be a plain read, which a loop that polls would make only once.
    public boolean isEmpty() {
        return FIRST.getAcquire(this) == null;
    }

    private void first(@Nullable Node node) {
        FIRST.setOpaque(this, node);
    }

    /// Adds a place at the end.
    public void add(Node node) {
        node.queued = true;
        node.next = null;
        node.previous = last;
        if (last == null) {
            first(node);
        } else {
            last.next = node;
        }
        last = node;
    }

    /// Takes out the first whose wait the caller could claim, or `null` if there is none. The waiter's result is
    /// then the node, and the caller must finish it after it has given the lock back.
    public @Nullable Node claimFirst() {
        while (first != null) {
            var node = first;
            remove(node);
            if (node.waiter.claim()) {
                node.waiter.hand(node);
                return node;
            }
        }
        return null;
    }

    /// Takes a place out, if it is still in.
    public void remove(Node node) {
        if (!node.queued) {
            return;
        }
        node.queued = false;
        if (node.previous == null) {
            first(node.next);
        } else {
            node.previous.next = node.next;
        }
        if (node.next == null) {
            last = node.previous;
        } else {
            node.next.previous = node.previous;
        }
    }
}
