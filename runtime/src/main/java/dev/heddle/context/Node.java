package dev.heddle.context;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.channel.ModelChannel;
import dev.heddle.channel.StandIns;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of the tree of cancellations: a context that can be cancelled, or a function that runs when one is.
final class Node {
    /// Under this key every context gives the node that it is cancelled with, the nearest one above it.
    static final Key<Node> NEAREST = Key.of("nearest node");

    private final NodeCore core;
    private final Chan<Void> done;
    private final boolean hasDeadline;
    private final Runnable whenOver;
    private @Nullable Node above;

    /// @param hasDeadline whether a timer will end it
    /// @param whenOver    called once it is over, unless by [#endSilently]
    Node(boolean hasDeadline, Runnable whenOver) {
        this.hasDeadline = hasDeadline;
        this.whenOver = whenOver;
        var g = Goroutine.current();
        core = g == null ? new ParallelNode() : new ModelNode(ModelChannel.ofContext(g), List.of());
        done = new Chan<>(core.done());
    }

    private NodeCore core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private NodeCore standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelNode parallel)) {
            return core;
        }
        return g.scheduler().objects().<NodeCore>standIn(this, () -> {
            if (hasDeadline) {
                throw StandIns.used("context with a deadline", parallel.done().madeAt(), "on real time");
            }
            if (parallel.why() != null) {
                throw StandIns.used("context", parallel.done().madeAt(), "cancelled");
            }
            // Those below it were made outside too, and have their own stand-ins.
            return new ModelNode((ModelChannel<Void>) StandIns.channel(done, parallel.done()), parallel.children());
        });
    }

    /// Closed when this is over.
    Chan<Void> done() {
        return done;
    }

    /// Why this is over, or `null`.
    @Nullable
    Cancellation why() {
        return core().why();
    }

    /// How many nodes are below it; in an execution, those that are over included.
    int below() {
        return core().children().size();
    }

    /// The number of its channel in the execution.
    int number() {
        return core().done() instanceof ModelChannel<Void> channel ? channel.number() : -1;
    }

    /// Has this end with a context, at once if that is over already.
    void endWith(Context parent) {
        var parentDone = parent.done();
        if (parentDone == Chan.<Void>nil()) {
            return; // it is never over
        }
        var nearest = parent.value(NEAREST);
        if (nearest != null && nearest.done == parentDone) {
            above = nearest;
            var why = nearest.core().register(this);
            if (why != null) {
                end(why);
            }
        } else {
            watch(parent);
        }
    }

    /// The context is not ours, so a goroutine waits for both.
    private void watch(Context parent) {
        var parentIsOver = parent.done().receiving();
        if (Go.select(parentIsOver.to(true), Case.otherwise().to(false))) {
            end(Cancellation.of(parent));
            return;
        }
        Go.go("context", () -> {
            if (Go.select(parentIsOver.to(true), done.receiving().to(false))) {
                end(Cancellation.of(parent));
            }
        });
    }

    /// Ends this and everything below it; no effect if it is over already.
    ///
    /// A loop, not a recursion: there are programs that derive contexts from each other thousands deep.
    void end(Cancellation why) {
        var below = new ArrayDeque<Node>();
        var ended = new ArrayList<Node>();
        for (var next = this; next != null; next = below.poll()) {
            var children = next.core().end(why);
            if (children != null) {
                below.addAll(children);
                ended.add(next);
            }
        }
        for (var node : ended) {
            node.leave();
            node.whenOver.run();
        }
    }

    /// Ends this without telling anybody; true if it was not over.
    boolean endSilently() {
        var didIt = core().end(Cancellation.canceled(null)) != null;
        if (didIt) {
            leave();
        }
        return didIt;
    }

    private void leave() {
        if (above != null) {
            above.core().unregister(this);
        }
    }
}
