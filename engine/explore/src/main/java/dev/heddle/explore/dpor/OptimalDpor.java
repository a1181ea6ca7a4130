package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Observer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exhaustive search: runs one schedule of each trace (schedules that differ only in the order of steps that do not
/// depend on each other), and no other; Abdulla, Aronis, Jonsson, Sagonas, "Optimal Dynamic Partial Order
/// Reduction" (POPL 2014; "Source Sets", J. ACM 64(4), 2017), their algorithm 2.
///
/// It goes through the tree of schedules depth first. From each state on the way it keeps the transitions that need
/// not be explored any more ([SleepSet]), and the beginnings of executions that are still to be explored
/// ([WakeupTrees]). At the end of an execution [Reversals] finds the pairs of its events that could have come in
/// the other order, and for each a beginning in which they do.
///
/// Where we differ from the paper:
///
/// - What is explored is a transition: a goroutine with one of its alternatives, and for a rendezvous both
///   goroutines. A select's choices and [dev.heddle.Go#choose] are reversals like others.
/// - What cannot go on is disabled and never tried, so a deadlock needs nothing special; [Reversals] says what that
///   asks of it.
/// - Where the wakeup tree is empty the next transition is drawn by the seed and the schedule so far: in a fixed
///   order some bugs would always come late.
///
/// It can search a [Subtree] only, and stop in between: see [Frontier].
public final class OptimalDpor implements Search, Reversals.Target {
    final Footprints footprints = new Footprints();
    final Trace trace = new Trace();
    private final TraceRecorder recorder;
    private final TraceOrder order;
    private final Regularity regularity;
    final Reversals reversals;
    final Dependence dependence;
    private final WakeupTrees trees;
    private final long seed;

    // Per depth. The state at a depth is the one before the event of this number. Invariants: from each state at
    // `root` to the last one visited, the transitions in `sleep` need not be explored, the last `done` of them
    // because that was done here; the first transitions in `tree` are to be explored, and do not sleep. What is in
    // neither is not known to be needed. drawn[d] depends on the choices before depth d.
    private SleepSet[] sleep = new SleepSet[0];
    private int[] tree = new int[0];
    private int[] done = new int[0];
    private long[] drawn = new long[64];

    /// How many transitions are given: the length of the subtree's prefix.
    private int root;

    private long[] prefix = {};
    /// The last depth whose transition is laid down by the executions before or by the prefix.
    private int replayed = -1;
    /// How many of the last execution's events are those of the next one as well.
    private int kept;
    /// The wakeup tree below the transition that was chosen last.
    private int below = WakeupTrees.NONE;

    /// Reversals that belong above the subtree, each once: the depth, and the events as [Encoding] writes them.
    private final Set<LongBuffer> escapes = new LinkedHashSet<>();

    private final Encoding.Writer writer;
    private boolean isOver;
    private boolean isBeforeNext;
    private boolean cut;
    private long executions;
    private long redundant;

    /// @param scheduler runs the executions
    /// @param seed      decides which transition is tried first where any will do
    public OptimalDpor(DeterministicScheduler scheduler, long seed) {
        this.seed = seed;
        var model = scheduler.model();
        var identities = scheduler.identities();
        dependence = new Dependence(model, identities::isIrregular, footprints);
        recorder = new TraceRecorder(scheduler, footprints, trace);
        order = new TraceOrder(dependence, footprints);
        regularity = new Regularity(identities, trace, order);
        reversals = new Reversals(scheduler, trace, order, dependence, footprints);
        trees = new WakeupTrees(dependence);
        writer = new Encoding.Writer(footprints, dependence::parameter);
    }

    // ---- subtrees ----

    /// Begins with another part of the search; [#begin] with 0 is next.
    public void start(Subtree subtree) {
        prefix = subtree.prefix().clone();
        root = prefix.length;
        int known = known();
        int common = 0;
        while (common < Math.min(root, known) && trace.label(common) == prefix[common]) {
            common++;
        }
        if (known >= 0) {
            recorder.begin(common);
        }
        kept = common;
        replayed = root - 1;
        isOver = false;
        isBeforeNext = false;
        trees.clear();
        escapes.clear();
    }

    /// Up to which event the trace can be kept; -1 before the first execution.
    private int known() {
        return isBeforeNext ? replayed : trace.length() - 1;
    }

    /// Stops after the last execution, wherever that is, and says what has come of the subtree.
    public Answer stop(Subtree subtree) {
        var rest = new ArrayList<Answer.Open>();
        isOver = isOver || !isBeforeNext && !toNext();
        if (!isOver) {
            for (int depth = root; depth <= replayed; depth++) {
                rest.add(open(depth, depth == replayed));
            }
        }
        return new Answer(
                subtree.number(), escapes.stream().map(LongBuffer::array).toList(), List.copyOf(rest));
    }

    private Answer.Open open(int depth, boolean isLast) {
        for (int i = 0; i < sleep[depth].size(); i++) {
            writer.event(sleep[depth].label(i), sleep[depth].footprint(i));
        }
        var asleep = writer.take();
        writer.tree(trees, tree[depth]);
        var pending = writer.take();
        if (!isLast) {
            writer.event(trace.label(depth), trace.footprint(depth));
        }
        return new Answer.Open(asleep, done[depth], pending, writer.take());
    }

    // ---- the search ----

    @Override
    public boolean begin(long number) {
        cut = false;
        if (number == 0) {
            return true;
        }
        if (mustStartOver()) {
            startOver();
            return true;
        }
        isOver = isOver || !isBeforeNext && !toNext();
        isBeforeNext = false;
        return !isOver;
    }

    /// Whether an execution has shown that nothing of the earlier ones holds any more. Alone the search then begins
    /// anew by itself; where it is shared, all must.
    public boolean mustStartOver() {
        return recorder.mustStartOver() || regularity.mustStartOver();
    }

    private void startOver() {
        recorder.startOver();
        regularity.startOver();
        trees.clear();
        replayed = root - 1;
        kept = 0;
        executions = 0;
        isBeforeNext = false;
    }

    /// Goes back to the deepest state from which there is something to be explored; false if there is none.
    private boolean toNext() {
        int depth = trace.length() - 1;
        for (; depth >= root; depth--) {
            sleep[depth].add(trace.label(depth), trace.footprint(depth));
            done[depth]++;
            if (tree[depth] != WakeupTrees.NONE) {
                break;
            }
        }
        if (depth < root) {
            return false;
        }
        replayed = depth;
        kept = depth;
        recorder.begin(depth);
        isBeforeNext = true;
        return true;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        int depth = trace.length();
        recorder.throwIfDiverged();
        int choice;
        if (depth < root) {
            choice = find(prefix[depth], enabled, scheduler);
        } else if (depth < replayed) {
            choice = find(trace.label(depth), enabled, scheduler);
        } else {
            if (depth > replayed) {
                open(depth);
            }
            choice = tree[depth] == WakeupTrees.NONE ? draw(depth, enabled) : wakeUp(depth, enabled, scheduler);
        }
        if (choice < 0) {
            // Everything that can be done here sleeps. That it never happens is what makes the search optimal.
            cut = true;
            redundant++;
            return CUT;
        }
        if (depth + 1 == drawn.length) {
            drawn = Arrays.copyOf(drawn, 2 * drawn.length);
        }
        drawn[depth + 1] = (drawn[depth] ^ choice + 1) * 0x9e3779b97f4a7c15L;
        drawn[depth + 1] ^= drawn[depth + 1] >>> 29;
        recorder.choose(enabled, choice);
        return choice;
    }

    private int find(long label, Labels enabled, DeterministicScheduler scheduler) {
        int choice = enabled.indexOf(label);
        if (choice < 0) {
            int depth = trace.length();
            throw new Diverged(depth + 1, expected(depth, label, scheduler), Diverged.list(enabled, scheduler));
        }
        return choice;
    }

    private String expected(int depth, long label, DeterministicScheduler scheduler) {
        int g = Label.goroutine(label);
        return g == Label.CLOCK
                ? "the clock to move"
                : depth < kept
                        ? recorder.description(trace.operation(depth))
                        : "goroutine \"" + scheduler.identities().path(g) + "\" to go on";
    }

    /// Takes the first transition of the wakeup tree.
    private int wakeUp(int depth, Labels enabled, DeterministicScheduler scheduler) {
        int node = tree[depth];
        int choice = find(trees.label(node), enabled, scheduler);
        tree[depth] = trees.nextSibling(node);
        below = trees.firstChild(node);
        trees.release(node);
        return choice;
    }

    /// Draws one of those that do not sleep; -1 if there is none.
    private int draw(int depth, Labels enabled) {
        below = WakeupTrees.NONE;
        long r = (drawn[depth] + seed) * 0xbf58476d1ce4e5b9L;
        r ^= r >>> 31;
        int start = (int) Long.remainderUnsigned(r * 0x94d049bb133111ebL >>> 8, enabled.size());
        for (int i = 0; i < enabled.size(); i++) {
            int choice = (start + i) % enabled.size();
            if (!sleep[depth].contains(enabled.get(choice))) {
                return choice;
            }
        }
        return -1;
    }

    /// A state that is visited for the first time.
    private void open(int depth) {
        if (depth >= sleep.length) {
            int known = sleep.length;
            sleep = Arrays.copyOf(sleep, Math.max(64, 2 * depth));
            for (int i = known; i < sleep.length; i++) {
                sleep[i] = new SleepSet();
            }
            tree = Arrays.copyOf(tree, sleep.length);
            done = Arrays.copyOf(done, sleep.length);
        }
        if (depth == root) {
            sleep[depth].clear();
            tree[depth] = WakeupTrees.NONE;
        } else {
            sleep[depth].inherit(sleep[depth - 1], trace.label(depth - 1), trace.footprint(depth - 1), dependence);
            tree[depth] = below;
        }
        done[depth] = 0;
    }

    @Override
    public void end(DeterministicScheduler scheduler, Ending ending) {
        recorder.throwIfDiverged();
        recorder.finish();
        if (trace.length() <= replayed) {
            int depth = trace.length();
            long label = depth < root ? prefix[depth] : trace.label(depth);
            throw new Diverged(depth + 1, expected(depth, label, scheduler), "the execution to end");
        }
        if (cut) {
            return;
        }
        order.compute(trace);
        regularity.finish();
        if (!mustStartOver()) {
            executions++;
            reversals.find(this);
        }
    }

    @Override
    public void insert(int event, Sequence w) {
        if (event < root) {
            writer.number(event);
            writer.sequence(w);
            escapes.add(LongBuffer.wrap(writer.take()));
            return;
        }
        if (sleep[event].covers(w, dependence)
                || w.hasWeakInitial(trace.label(event), trace.footprint(event), dependence)) {
            return;
        }
        tree[event] = trees.insert(tree[event], w);
    }

    @Override
    public boolean isExhausted() {
        return isOver && !isUncertain();
    }

    /// Whether the search cannot tell that it has covered everything: somebody has waited in code that the
    /// scheduler does not see, and when such a goroutine comes back is no choice of the search; or two objects
    /// may have been taken for one.
    public boolean isUncertain() {
        return recorder.hasBeenOutside() || recorder.isAmbiguous();
    }

    @Override
    public @Nullable Observer observer() {
        return recorder;
    }

    @Override
    public long redundant() {
        return redundant;
    }

    /// As if from each state all transitions led to as many executions; too few at first, as what has to be
    /// explored from a state turns up only by and by.
    @Override
    public double estimatedRemaining() {
        double part = 0;
        double weight = 1;
        int last = isBeforeNext ? replayed : trace.length() - 1;
        for (int depth = root; depth <= last; depth++) {
            int width = done[depth] + trees.width(tree[depth]) + (isBeforeNext && depth == last ? 0 : 1);
            part += weight * done[depth] / width;
            weight /= width;
        }
        part += isBeforeNext ? 0 : weight;
        return isOver ? 0 : part <= 0 ? -1 : executions * (1 - part) / part;
    }

    @Override
    public boolean repeatsTraces() {
        return false;
    }

    @Override
    public String description() {
        return "dpor";
    }
}
