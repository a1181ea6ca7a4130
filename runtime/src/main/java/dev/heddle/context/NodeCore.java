package dev.heddle.context;

import dev.heddle.channel.ChannelCore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a node: whether it is over, and who is to be told.
sealed interface NodeCore permits ModelNode, ParallelNode {
    /// The channel that is closed when the node is over.
    ChannelCore<Void> done();

    /// Ends the node and returns those below it; `null` if it was over already.
    @Nullable
    List<Node> end(Cancellation why);

    /// Why the node is over, or `null` if it is not.
    @Nullable
    Cancellation why();

    /// Puts another node below this one; if this one is over, does not, and says why.
    @Nullable
    Cancellation register(Node child);

    /// The nodes below this one.
    List<Node> children();

    /// A node below this one is over.
    void unregister(Node child);
}
