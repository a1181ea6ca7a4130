package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Observer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

public final class OptimalDpor implements Search, Reversals.Target {
    final Footprints footprints = new Footprints();
    private final Dependence dependence;
    final Trace trace;
    final Reversals reversals;
    private final WakeupTrees trees;
    private final long seed;
    private SleepSet[] sleep = new SleepSet[0];
    private int[] tree = new int[64];
    private int[] done = new int[64];
    private long[] drawn = new long[64];
    private int frames;
    private int replayed = -1;
    private boolean exhausted;
    private boolean cut;
    private boolean incomplete;
    private long redundant;

    public OptimalDpor(DeterministicScheduler scheduler, long seed) {
        this.seed = seed;
        dependence = new Dependence(scheduler.model(), footprints);
        trace = new Trace(scheduler, footprints);
        reversals = new Reversals(scheduler, trace, new TraceOrder(dependence, footprints), dependence, footprints);
        trees = new WakeupTrees(dependence);
    }

    @Override
    public boolean begin(long number) {
        cut = false;
        if (number == 0) return true;
        int depth = trace.length() - 1;
        if (frames > trace.length()) {
            frames--;
        }
        for (; depth >= 0; depth--) {
            sleep[depth].add(trace.label(depth), trace.footprint(depth));
            done[depth]++;
            if (tree[depth] != WakeupTrees.NONE) break;
        }
        if (depth < 0) {
            exhausted = !incomplete;
            return false;
        }
        frames = depth + 1;
        replayed = depth;
        trace.begin(depth);
        return true;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        int depth = trace.length();
        trace.throwIfDiverged();
        int choice;
        if (depth < replayed) {
            choice = enabled.indexOf(trace.label(depth));
            if (choice < 0)
                throw new Diverged(
                        depth + 1, trace.description(trace.operation(depth)), Diverged.list(enabled, scheduler));
        } else {
            if (depth > replayed) open(depth);
            int node = tree[depth];
            if (node != WakeupTrees.NONE) {
                choice = enabled.indexOf(trees.label(node));
                if (choice < 0)
                    throw new Diverged(
                            depth + 1,
                            dev.heddle.operation.Label.text(trees.label(node)),
                            Diverged.list(enabled, scheduler));
                tree[depth] = trees.nextSibling(node);
                pendingSubtree = trees.firstChild(node);
                trees.release(node);
            } else {
                pendingSubtree = WakeupTrees.NONE;
                choice = draw(depth, enabled);
                if (choice < 0) {
                    cut = true;
                    redundant++;
                    return CUT;
                }
            }
        }
        if (depth + 1 == drawn.length) drawn = Arrays.copyOf(drawn, 2 * drawn.length);
        drawn[depth + 1] = (drawn[depth] ^ choice + 1) * 0x9e3779b97f4a7c15L;
        drawn[depth + 1] ^= drawn[depth + 1] >>> 29;
        trace.choose(enabled, choice);
        return choice;
    }

    private int pendingSubtree = WakeupTrees.NONE;

    private int draw(int depth, Labels enabled) {
        long r = (drawn[depth] + seed) * 0xbf58476d1ce4e5b9L;
        r ^= r >>> 31;
        int start = (int) Long.remainderUnsigned(r * 0x94d049bb133111ebL >>> 8, enabled.size());
        for (int i = 0; i < enabled.size(); i++) {
            int c = (start + i) % enabled.size();
            if (!sleep[depth].contains(enabled.get(c))) return c;
        }
        return -1;
    }

    private void open(int depth) {
        if (depth >= sleep.length) {
            int known = sleep.length;
            sleep = Arrays.copyOf(sleep, Math.max(64, 2 * depth));
            for (int i = known; i < sleep.length; i++) sleep[i] = new SleepSet();
            tree = Arrays.copyOf(tree, sleep.length);
            done = Arrays.copyOf(done, sleep.length);
        }
        if (depth == 0) {
            sleep[0].clear();
            tree[0] = WakeupTrees.NONE;
        } else {
            sleep[depth].inherit(sleep[depth - 1], trace.label(depth - 1), trace.footprint(depth - 1), dependence);
            tree[depth] = pendingSubtree;
        }
        done[depth] = 0;
        frames = depth + 1;
    }

    @Override
    public void end(DeterministicScheduler scheduler, Ending ending) {
        trace.throwIfDiverged();
        if (trace.length() < replayed)
            throw new Diverged(
                    trace.length() + 1, trace.description(trace.operation(trace.length())), "the execution to end");
        if (!cut) reversals.find(this);
    }

    @Override
    public void insert(int event, Sequence w) {
        if (sleep[event].covers(w, dependence)
                || w.hasWeakInitial(trace.label(event), trace.footprint(event), dependence)) return;
        tree[event] = trees.insert(tree[event], w);
    }

    @Override
    public boolean isExhausted() {
        return exhausted && !trace.isAmbiguous();
    }

    @Override
    public @Nullable Observer observer() {
        return trace;
    }

    @Override
    public long redundant() {
        return redundant;
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
