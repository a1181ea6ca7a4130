package dev.heddle.explore.coverage;

import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import org.jspecify.annotations.Nullable;

/// Collects what the executions of one scheduler have covered.
///
/// All of it would slow a hot search down, so it looks at a sample: at the traces of the first [#FIRST_TRACES]
/// executions and of every 16th after them, at selects and orders in the first [#FIRST_WAYS] and in every 64th.
/// Who is looked at depends on the number of the execution alone, scrambled, as strategies take turns by the
/// number too.
public final class Collector {
    private static final long FIRST_TRACES = 10_000;
    private static final long FIRST_WAYS = 200;
    private static final int EVERY_TRACES = 16;
    private static final int EVERY_WAYS = 64;

    private final TraceHash hash;
    private final Traces traces = new Traces();
    private final Ways ways;
    private long watched;
    private boolean counts;
    private boolean watches;

    /// A collector for the executions of this scheduler.
    public Collector(DeterministicScheduler scheduler) {
        this.hash = new TraceHash(scheduler);
        this.ways = new Ways(scheduler);
    }

    /// What looks at the next execution, or `null` if nothing does.
    ///
    /// @param number  of the execution in its search, from 0
    /// @param repeats whether the search may run a trace twice; if not there is no need to tell traces apart
    public @Nullable Observer next(long number, boolean repeats) {
        long scrambled = (number * 0x9e3779b97f4a7c15L) >>> 40;
        counts = repeats && (number < FIRST_TRACES || scrambled % EVERY_TRACES == 0);
        watches = number < FIRST_WAYS || scrambled % EVERY_WAYS == 0;
        if (counts) {
            hash.reset();
        }
        return counts && watches ? new Both(hash, ways) : counts ? hash : watches ? ways : null;
    }

    /// The execution has ended, and counts.
    public void ended() {
        if (counts) {
            traces.add(hash.value());
        }
        watched += watches ? 1 : 0;
    }

    /// How many different traces were seen so far.
    public long distinct() {
        return traces.distinct();
    }

    /// What others have seen has been seen.
    public void add(Collector others) {
        traces.add(others.traces);
        ways.add(others.ways);
        watched += others.watched;
    }

    /// All of it.
    public Seen seen() {
        return new Seen(
                traces.executions(),
                traces.distinct(),
                traces.once(),
                watched,
                ways.neverTaken(),
                ways.pairs(),
                ways.oneOrderOnly());
    }

    private record Both(TraceHash hash, Ways ways) implements Observer {
        @Override
        public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
            ways.created(by, object, type, parameter, name);
        }

        @Override
        public void spawned(@Nullable Goroutine by, Goroutine child) {
            hash.spawned(by, child);
        }

        @Override
        public void pended(Goroutine g) {
            ways.pended(g);
        }

        @Override
        public void executed(long label, Labels footprint) {
            hash.executed(label, footprint);
            ways.executed(label, footprint);
        }
    }
}
