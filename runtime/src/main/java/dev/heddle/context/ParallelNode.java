package dev.heddle.context;

import dev.heddle.channel.ParallelChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A node in production.
///
/// Everything happens under the monitor, the close of the channel too, so whoever sees the channel closed and asks
/// why gets an answer, and whoever gets an answer sees the channel closed. Of two monitors, the one higher up in
/// the tree comes first.
final class ParallelNode implements NodeCore {
    private final ParallelChannel<Void> done = new ParallelChannel<>("context", 0);
    private final Set<Node> children = new LinkedHashSet<>();
    private @Nullable Cancellation why;

    @Override
    public ParallelChannel<Void> done() {
        return done;
    }

    @Override
    public synchronized @Nullable List<Node> end(Cancellation why) {
        if (this.why != null) {
            return null;
        }
        done.closeOnce(); // first: in a program that is over this throws
        this.why = why;
        var below = List.copyOf(children);
        children.clear();
        return below;
    }

    @Override
    public synchronized @Nullable Cancellation why() {
        return why;
    }

    /// A child that a timer has ended meanwhile is not taken in: nobody would take it out again.
    @Override
    public synchronized @Nullable Cancellation register(Node child) {
        if (why == null && child.why() == null) {
            children.add(child);
        }
        return why;
    }

    @Override
    public synchronized void unregister(Node child) {
        children.remove(child);
    }

    @Override
    public synchronized List<Node> children() {
        return List.copyOf(children);
    }
}
