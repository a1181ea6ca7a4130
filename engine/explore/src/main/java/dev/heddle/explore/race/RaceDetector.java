package dev.heddle.explore.race;

import dev.heddle.explore.happensbefore.HappensBefore;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks for data races in one execution, and stops it at the first.
///
/// A race is reported only between accesses that happened, and only if Go's memory model orders them neither way,
/// so there are no false alarms. The check is that of FastTrack (Flanagan, Freund, PLDI 2009): of writes the last
/// one is enough, of reads those since then that are not ordered among themselves.
public final class RaceDetector implements Observer {
    private final DeterministicScheduler scheduler;
    private final HappensBefore happensBefore;
    private final Map<Integer, Variable> variables = new HashMap<>();
    private @Nullable Race race;

    /// A goroutine at a point of its life: an epoch, with the step for the report.
    private record Epoch(int goroutine, int clock, int step) {}

    /// The accesses to a variable that a later one may race with.
    private static final class Variable {
        @Nullable
        Epoch write;

        final List<Epoch> reads = new ArrayList<>();
    }

    /// A detector for the executions of this scheduler.
    public RaceDetector(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
        this.happensBefore = new HappensBefore(scheduler);
    }

    /// A new execution begins.
    public void reset() {
        happensBefore.reset();
        variables.clear();
        race = null;
        happensBefore.clock(0).increment(0);
    }

    /// The race of this execution, or `null`.
    public @Nullable Race race() {
        return race;
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        happensBefore.spawned(by, child);
    }

    @Override
    public void executed(long label, Labels footprint) {
        happensBefore.executed(label, footprint);
        int g = Label.goroutine(label);
        for (int i = 0; g != Label.CLOCK && i < footprint.size() && race == null; i++) {
            int x = dev.heddle.operation.Access.object(footprint.get(i));
            if (scheduler.model().type(x) == ObjectType.PLAIN_VARIABLE) {
                accessed(g, x, dev.heddle.operation.Access.mode(footprint.get(i)) != Mode.READ);
            }
        }
    }

    private void accessed(int g, int x, boolean isWrite) {
        var variable = variables.computeIfAbsent(x, _ -> new Variable());
        var now =
                new Epoch(g, happensBefore.clock(g).get(g), scheduler.schedule().size());
        if (variable.write != null && !isOrdered(variable.write, g)) {
            found(x, variable.write, true, now, isWrite);
            return;
        }
        if (!isWrite) {
            variable.reads.removeIf(read -> isOrdered(read, g));
            variable.reads.add(now);
            return;
        }
        for (var read : variable.reads) {
            if (!isOrdered(read, g)) {
                found(x, read, false, now, true);
                return;
            }
        }
        variable.reads.clear();
        variable.write = now;
    }

    private boolean isOrdered(Epoch earlier, int g) {
        return earlier.goroutine == g || happensBefore.clock(g).get(earlier.goroutine) >= earlier.clock;
    }

    private void found(int x, Epoch first, boolean firstWrites, Epoch second, boolean secondWrites) {
        race = new Race(
                x,
                new Race.Access(first.goroutine, firstWrites, first.step),
                new Race.Access(second.goroutine, secondWrites, second.step));
        scheduler.stop();
    }
}
