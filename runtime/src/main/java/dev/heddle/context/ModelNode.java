package dev.heddle.context;

import dev.heddle.channel.ModelChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of an execution. The channel's operations are its only steps: what follows one, up to the next, is done
/// before anybody can look.
///
/// What a goroutine does next must follow from its steps alone, in whatever order other goroutines do independent
/// ones. So nobody is unregistered here, for that is no step: a child that is over is told once more, which only
/// reads. And children are told in the order of their numbers, not in the order in which they came.
final class ModelNode implements NodeCore {
    private final ModelChannel<Void> done;
    private final List<Node> children;
    private @Nullable Cancellation why;

    /// @param children those that were registered outside of the execution, with the node that this one stands for
    ModelNode(ModelChannel<Void> done, List<Node> children) {
        this.done = done;
        this.children = new ArrayList<>(children);
    }

    @Override
    public ModelChannel<Void> done() {
        return done;
    }

    @Override
    public @Nullable List<Node> end(Cancellation why) {
        if (!done.closeOnce()) {
            return null;
        }
        this.why = why;
        children.sort(Comparator.comparingInt(Node::number));
        return children;
    }

    @Override
    public @Nullable Cancellation why() {
        return done.isClosed() ? why : null;
    }

    @Override
    public @Nullable Cancellation register(Node child) {
        if (done.isClosed()) {
            return why;
        }
        children.add(child);
        return null;
    }

    @Override
    public List<Node> children() {
        return children;
    }

    @Override
    public void unregister(Node child) {}
}
