package dev.heddle.explore.coverage;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.model.Labels;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A number for the trace of an execution, made while it runs: equal for schedules that differ only in the order of
/// steps that do not depend on each other (Mazurkiewicz, 1977), and very likely different for all others.
///
/// The hash of a step is made of what it does, the hash of the step before of its goroutine, and the sum of the
/// hashes of all earlier steps that it depends on through an object. A trace has the same such steps whatever the
/// order, and a sum does not care about it either; so the sum of all steps' hashes is a function of the trace. Sums
/// are kept per object and mode, so a step costs no more the longer the execution is.
///
/// Which modes conflict is [Dependence]'s to say; that sends and receives of one channel meet by their ordinals is
/// known here too.
final class TraceHash implements Observer {
    private static final int MODES = Mode.values().length;
    private static final int[] CONFLICTS = conflicts();

    private final DeterministicScheduler scheduler;
    private long[] last = new long[16];
    private ObjectSums[] objects = new ObjectSums[0];
    private int execution;
    private long barrier;
    private long total;

    /// What has been done to one object.
    private static final class ObjectSums {
        int execution;
        /// The modes in which it has been touched, as bits.
        int present;

        final long[] byMode = new long[MODES];
        long[] sends = new long[4];
        long[] receives = new long[4];

        void reset(int inExecution) {
            execution = inExecution;
            present = 0;
            Arrays.fill(byMode, 0);
        }
    }

    TraceHash(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    private static int[] conflicts() {
        var masks = new int[MODES];
        for (int m = 0; m < MODES; m++) {
            for (int n = 0; n < MODES; n++) {
                masks[m] |= Dependence.modesConflict(m, n) ? 1 << n : 0;
            }
        }
        return masks;
    }

    /// A new execution begins.
    void reset() {
        execution++;
        Arrays.fill(last, 0);
        barrier = 0;
        total = 0;
    }

    /// The number of the trace so far.
    long value() {
        return total;
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        ensure(child.id());
        last[child.id()] = 0;
    }

    @Override
    public void executed(long label, Labels footprint) {
        int g = Label.goroutine(label);
        int partner = Label.partner(label);
        long hash = mix(barrier, Label.alternative(label));
        if (g != Label.CLOCK) {
            hash = mix(hash, before(g));
            hash = mix(hash, scheduler.schedule().lastKind().ordinal());
        }
        if (partner != Label.ALONE) {
            hash = mix(mix(hash, before(partner)), Label.partnerAlternative(label));
        }
        long dependencies = 0;
        var isTick = false;
        for (int i = 0; i < footprint.size(); i++) {
            long access = footprint.get(i);
            if (Access.mode(access) == Mode.TICK) {
                isTick = true;
            } else {
                dependencies += dependencies(access);
            }
        }
        // What touches everything depends on all steps before, and all later ones depend on it.
        hash = mix(hash, isTick ? total : dependencies);
        for (int i = 0; i < footprint.size(); i++) {
            if (Access.mode(footprint.get(i)) != Mode.TICK) {
                remember(footprint.get(i), hash);
            }
        }
        if (isTick) {
            barrier = hash;
        }
        if (g != Label.CLOCK) {
            last[g] = hash;
        }
        if (partner != Label.ALONE) {
            last[partner] = mix(hash, 1);
        }
        total += hash;
    }

    private long before(int g) {
        ensure(g);
        return last[g] == 0 ? scheduler.identities().pathHash(g) : last[g];
    }

    private long dependencies(long access) {
        int x = Access.object(access);
        var sums = sums(x);
        int mode = (int) access & 0xff;
        long sum = objectHash(x) + mode;
        for (int modes = sums.present & CONFLICTS[mode]; modes != 0; modes &= modes - 1) {
            sum += sums.byMode[Integer.numberOfTrailingZeros(modes)];
        }
        int index = Access.index(access);
        if (mode == Mode.RECEIVE.ordinal()) {
            sum += at(sums.sends, index);
        } else if (mode == Mode.SEND.ordinal()) {
            sum += at(sums.receives, index - scheduler.model().capacity(x));
        }
        return mix(sum, index);
    }

    private long objectHash(int x) {
        // The clock is an object of the model, but nobody has made it.
        return x < scheduler.identities().objects() ? scheduler.identities().objectHash(x) : x;
    }

    private static long at(long[] hashes, int index) {
        return index >= 0 && index < hashes.length ? hashes[index] : 0;
    }

    private void remember(long access, long hash) {
        var sums = sums(Access.object(access));
        int mode = (int) access & 0xff;
        sums.present |= 1 << mode;
        sums.byMode[mode] += hash;
        int index = Access.index(access);
        if (mode == Mode.RECEIVE.ordinal()) {
            sums.receives = with(sums.receives, index, hash);
        } else if (mode == Mode.SEND.ordinal()) {
            sums.sends = with(sums.sends, index, hash);
        }
    }

    private static long[] with(long[] hashes, int index, long hash) {
        var grown = index < hashes.length ? hashes : Arrays.copyOf(hashes, Math.max(index + 1, 2 * hashes.length));
        grown[index] = hash;
        return grown;
    }

    private ObjectSums sums(int x) {
        int place = x == Access.LAST_OBJECT ? 0 : x + 1;
        if (place >= objects.length) {
            int known = objects.length;
            objects = Arrays.copyOf(objects, Math.max(place + 1, 2 * known));
            for (int i = known; i < objects.length; i++) {
                objects[i] = new ObjectSums();
            }
        }
        var sums = objects[place];
        if (sums.execution != execution) {
            sums.reset(execution);
        }
        return sums;
    }

    private void ensure(int g) {
        if (g >= last.length) {
            last = Arrays.copyOf(last, Math.max(g + 1, 2 * last.length));
        }
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 32;
    }
}
