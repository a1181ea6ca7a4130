package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An exhaustive search that several workers share: hands out subtrees, takes in what has come of them, and knows
/// what is left. All workers together run exactly the executions that one would run alone, up to swapping steps
/// that do not depend on each other, in whatever order they answer.
///
/// Only leaves of wakeup trees are handed out. On the way along a wakeup sequence earlier siblings still sleep, and
/// the search relies on what their exploration inserts; at its end nothing sleeps any more, because the sequence
/// has reversed it all, so whoever goes on from there needs to know nothing but the way. What is on the way stays
/// here, as frames; a worker that finds a reversal for a place above its subtree sends it. For the same reason a
/// frame is kept when nothing is left to be done in it, until all is done that comes before it in the order of one
/// worker.
///
/// That each execution is found, and once, is not proved; the tests compare with one worker, with answers in any
/// order, lost and doubled.
///
/// Not safe for use by several threads at the same time.
public final class Frontier {
    private final Footprints footprints = new Footprints();
    private final Objects objects = new Objects();
    private final Dependence dependence = new Dependence(objects::parameter, footprints);
    private final WakeupTrees trees = new WakeupTrees(dependence);
    private final Encoding.Reader reader = new Encoding.Reader(footprints, objects);
    private final Sequence sequence = new Sequence();

    /// Subtrees that were handed out and not answered, by number; `null` stands for the whole.
    private final Map<Long, @Nullable Place> open = new HashMap<>();
    /// All frames in which something is pending, and perhaps others; each once.
    private final Deque<Frame> pending = new ArrayDeque<>();

    private @Nullable Frame root;
    /// Everything before this frame is done, and so are the first `done` of its children.
    private @Nullable Frame first;

    private long handedOut;
    private boolean isDone;

    /// A state from which more than one transition is explored.
    ///
    /// Invariant: `asleep` holds first what need not be explored from here, then the transitions of `children`.
    private static final class Frame {
        /// How it was reached; `null` for the first state.
        final @Nullable Place place;
        final int depth;
        final SleepSet asleep = new SleepSet();
        final List<Child> children = new ArrayList<>();
        int inherited;
        /// How many of those asleep are children that were explored before this frame came here.
        int explored;
        int done;
        int tree = WakeupTrees.NONE;
        boolean isQueued;

        Frame(@Nullable Place place) {
            this.place = place;
            this.depth = place == null ? 0 : place.frame.depth + 1;
        }
    }

    /// A transition of a frame that somebody explores, or has explored.
    ///
    /// Invariant: if `isDone`, nothing will be inserted below any more; else one worker has all of it, or `below`
    /// is the state after it.
    private static final class Child {
        final long label;
        boolean isDone;

        @Nullable
        Frame below;

        Child(long label) {
            this.label = label;
        }
    }

    /// Where a subtree belongs.
    private record Place(Frame frame, Child child) {}

    /// The next subtree to be explored; `null` if there is none for now.
    public @Nullable Subtree next() {
        if (handedOut == 0) {
            open.put(handedOut, null);
            return new Subtree(handedOut++, new long[0]);
        }
        for (var frame = pending.peekLast(); frame != null; frame = pending.peekLast()) {
            int node = frame.tree;
            if (node == WakeupTrees.NONE) {
                pending.removeLast();
                frame.isQueued = false;
                continue;
            }
            frame.tree = trees.nextSibling(node);
            long label = trees.label(node);
            long footprint = trees.footprint(node);
            int below = trees.firstChild(node);
            trees.release(node);
            var place = new Place(frame, new Child(label));
            if (below == WakeupTrees.NONE) {
                add(place, footprint);
                open.put(handedOut, place);
                return new Subtree(handedOut++, prefix(place));
            }
            open(place, footprint, below);
        }
        return null;
    }

    /// A transition with a wakeup tree of its own: that is worked off here.
    private void open(Place place, long footprint, int tree) {
        var frame = new Frame(place);
        frame.asleep.inherit(place.frame.asleep, place.child.label, footprint, dependence);
        frame.inherited = frame.asleep.size();
        frame.tree = tree;
        place.child.below = frame;
        add(place, footprint);
        enqueue(frame);
    }

    private static void add(Place place, long footprint) {
        place.frame.asleep.add(place.child.label, footprint);
        place.frame.children.add(place.child);
    }

    private void enqueue(Frame frame) {
        if (!frame.isQueued && frame.tree != WakeupTrees.NONE) {
            frame.isQueued = true;
            pending.add(frame);
        }
    }

    private static long[] prefix(Place last) {
        var labels = new long[last.frame.depth + 1];
        for (var place = last; place != null; place = place.frame.place) {
            labels[place.frame.depth] = place.child.label;
        }
        return labels;
    }

    /// Takes in what has come of a subtree.
    ///
    /// @return false if that has come before, and nothing of it is to be counted
    public boolean accept(Answer answer) {
        if (!open.containsKey(answer.subtree())) {
            return false;
        }
        var place = open.remove(answer.subtree());
        for (var escape : answer.escapes()) {
            reader.begin(escape, 0);
            int depth = (int) reader.number();
            reader.sequence(sequence);
            insert(frame(place, depth), sequence);
        }
        if (!answer.rest().isEmpty()) {
            openAll(answer.rest(), place);
        } else if (place != null) {
            place.child.isDone = true;
        }
        forgetDone();
        return true;
    }

    private static Frame frame(@Nullable Place below, int depth) {
        for (var place = below; place != null; place = place.frame.place) {
            if (place.frame.depth == depth) {
                return place.frame;
            }
        }
        throw new IllegalStateException("no state " + depth + " above a subtree; please report this");
    }

    /// Makes a sequence the beginning of some execution, unless it is explored anyway.
    private void insert(Frame at, Sequence w) {
        var frame = at;
        while (w.size() > 0) {
            int match = 0;
            var asleep = frame.asleep;
            while (match < asleep.size()
                    && !w.hasWeakInitial(asleep.label(match), asleep.footprint(match), dependence)) {
                match++;
            }
            if (match == asleep.size()) {
                frame.tree = trees.insert(frame.tree, w);
                enqueue(frame);
                return;
            }
            var child = match < frame.inherited ? null : frame.children.get(match - frame.inherited);
            if (child == null || child.below == null) {
                return; // it is explored, or its worker finds it
            }
            w.remove(child.label);
            frame = child.below;
        }
    }

    private void openAll(List<Answer.Open> rest, @Nullable Place last) {
        var place = last;
        for (var state : rest) {
            var frame = new Frame(place);
            if (place == null) {
                root = frame;
                first = frame;
            } else {
                place.child.below = frame;
            }
            reader.begin(state.asleep(), 0);
            while (reader.hasNext()) {
                reader.event();
                frame.asleep.add(reader.label(), reader.footprint());
            }
            frame.inherited = frame.asleep.size();
            frame.explored = state.explored();
            reader.begin(state.pending(), 0);
            frame.tree = reader.tree(trees);
            enqueue(frame);
            reader.begin(state.next(), 0);
            if (reader.hasNext()) {
                reader.event();
                place = new Place(frame, new Child(reader.label()));
                add(place, reader.footprint());
            }
        }
    }

    /// Goes on from the first frame in which something is left as far as all is done.
    private void forgetDone() {
        var frame = first;
        while (frame != null) {
            first = frame;
            if (frame.done == frame.children.size()) {
                if (frame.tree != WakeupTrees.NONE) {
                    return;
                }
                frame = close(frame);
            } else if (frame.children.get(frame.done).isDone) {
                frame.done++;
            } else if (frame.children.get(frame.done).below == null) {
                return;
            } else {
                frame = frame.children.get(frame.done).below;
            }
        }
        first = null;
        root = null;
        isDone = open.isEmpty();
    }

    private static @Nullable Frame close(Frame frame) {
        var place = frame.place;
        if (place == null) {
            return null;
        }
        place.child.isDone = true;
        place.child.below = null;
        return place.frame;
    }

    /// Whether everything has been explored.
    public boolean isDone() {
        return isDone;
    }

    /// Whether at least so many subtrees can be handed out as things are.
    public boolean has(int count) {
        int found = 0;
        for (var frames = pending.descendingIterator(); found < count && frames.hasNext(); ) {
            found += trees.width(frames.next().tree);
        }
        return found >= count;
    }

    /// Which part of the search is done, from 0 to 1, as far as can be estimated: as if from each state all
    /// transitions led to as many executions (Knuth, "Estimating the Efficiency of Backtrack Programs", 1975).
    public double part() {
        if (isDone) {
            return 1;
        }
        record Weighted(Frame frame, double weight) {}
        double part = 0;
        var left = new ArrayDeque<Weighted>();
        if (root != null) {
            left.add(new Weighted(root, 1));
        }
        for (var at = left.poll(); at != null; at = left.poll()) {
            var frame = at.frame;
            double each = at.weight / (frame.explored + frame.children.size() + trees.width(frame.tree));
            part += each * frame.explored;
            for (var child : frame.children) {
                part += child.isDone ? each : 0;
                if (child.below != null) {
                    left.add(new Weighted(child.below, each));
                }
            }
        }
        return part;
    }
}
