package dev.heddle.explore;

import dev.heddle.explore.coverage.Seen;
import dev.heddle.explore.drawing.AllInputs;
import dev.heddle.explore.drawing.Choice;
import dev.heddle.explore.drawing.Drawing;
import dev.heddle.explore.drawing.GaveUp;
import dev.heddle.explore.drawing.Misfit;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.input.Property;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.report.Contrast;
import dev.heddle.explore.report.Coverage;
import dev.heddle.explore.report.PlainMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One search through inputs and interleavings, under one budget: each input is explored for a share of the
/// executions.
final class PropertySearch {
    private static final long SECOND = 1_000_000_000L;
    /// A unit of [Shares], in executions: so many that a small program is run under every interleaving.
    private static final long UNIT = 25;
    /// All inputs are gone through if there are no more than this.
    private static final int FEW = 200;
    /// When nothing new comes up any more, there most likely is nothing new.
    private static final int MOST_IN_VAIN = 1_000;
    /// Every fourth input is drawn with many edges of ranges in it, the others with some.
    private static final int MANY_EDGES_EVERY = 4;
    private static final double MANY_EDGES = 0.5;
    private static final int MOST_NOTES = 8;
    private static final double SOME_EDGES = 0.08;

    private final Settings settings;
    private final Property property;
    private final long started = System.nanoTime();
    private final Map<Alike, Failure> failures = new LinkedHashMap<>();
    private long toldAt = started;
    private Counts counts = Counts.NONE;
    private long redundant;
    private long inputs;
    private long unsuitable;
    private @Nullable GaveUp gaveUp;
    private boolean done;
    private boolean exhaustive;
    private String strategy = "";
    /// What was noted of the searches for single inputs, each thing once.
    private final Set<String> notes = new LinkedHashSet<>();
    private PlainMemory plainMemory = PlainMemory.NOT_WATCHED;

    PropertySearch(Settings settings, Property property) {
        this.settings = settings;
        this.property = property;
    }

    Exploration explore() {
        // Every machine would go through the same few inputs.
        var all = settings.shard().of() > 1 ? null : AllInputs.of(property, FEW).orElse(null);
        HeldOutput.begin();
        try {
            if (all != null) {
                goThrough(all);
            } else {
                sample();
            }
        } finally {
            HeldOutput.end();
        }
        return result();
    }

    /// Looks for the schedule that passes with the inputs of a token, and differs least from its own.
    Contrast contrast(ReplayToken token) {
        return new SearchLoop(settings, given(token).body()).contrast(token);
    }

    private GivenInputs given(ReplayToken token) {
        if (token.inputs() == null) {
            throw new IllegalArgumentException(
                    "the replay token holds no inputs, but the body takes " + property.parameters());
        }
        return new GivenInputs(property, token.inputs().choices(property));
    }

    /// @param nearest whether to go on where the body does something else than it did
    Exploration replay(ReplayToken token, boolean nearest) {
        try {
            var given = given(token);
            var replayed = new SearchLoop(settings, given.body()).replay(token, nearest);
            inputs = 1;
            count(replayed);
            for (var failure : replayed.failures()) {
                failures.put(Alike.of(failure), given.failure(failure, 1, 1, settings.seed(), null));
            }
            return result();
        } catch (Misfit | GaveUp e) {
            throw new IllegalArgumentException(
                    "the inputs in the replay token do not fit the parameters " + property.parameters()
                            + ": their types or constraints have changed since, so let the test search anew",
                    e);
        }
    }

    /// Every input in turn, again and again, each time for longer, until all interleavings of all inputs were run.
    private void goThrough(List<List<Choice>> all) {
        var left = new ArrayList<>(all);
        for (long share = UNIT; !left.isEmpty() && !isOver(); share *= 2) {
            for (var choices : List.copyOf(left)) {
                if (isOver()) {
                    return;
                }
                inputs = Math.max(inputs, all.indexOf(choices) + 1L);
                if (isFinished(choices, share, settings.seed() + share)) {
                    left.remove(choices);
                }
            }
        }
        exhaustive = left.isEmpty() && counts.inconclusive() == 0;
    }

    private void sample() {
        var finished = new HashSet<List<Choice>>();
        int inVain = 0;
        // Seeds next to each other shall not draw the same inputs.
        long stream = new SplittableRandom(settings.seed()).nextLong();
        long step = settings.shard().of();
        for (long number = settings.shard().index(); !isOver() && inVain < MOST_IN_VAIN; number += step) {
            long seed = new SplittableRandom(stream + number).nextLong();
            var choices = draw(number, seed);
            if (choices == null || finished.contains(choices)) {
                inVain++;
                continue;
            }
            inVain = 0;
            inputs++;
            if (isFinished(choices, UNIT * Shares.units(inputs), seed)) {
                finished.add(choices);
            }
        }
        if (inputs == 0 && gaveUp != null) {
            throw new IllegalStateException(
                    "no input could be made of " + MOST_IN_VAIN + " draws: " + gaveUp.getMessage());
        }
    }

    /// The choices of a new input, or `null` if none can be made of them. The first input is the simplest.
    private @Nullable List<Choice> draw(long number, long seed) {
        var edges = number % MANY_EDGES_EVERY == 1 ? MANY_EDGES : SOME_EDGES;
        var drawing = number == 0 ? Drawing.of(List.of()) : Drawing.random(seed, edges);
        try {
            property.draw(drawing);
            return drawing.choices();
        } catch (GaveUp e) {
            gaveUp = e;
            return null;
        }
    }

    private boolean isOver() {
        return done || counts.executions() >= settings.executions() || nanosLeft() <= 0;
    }

    private long nanosLeft() {
        return settings.budget().toNanos() - (System.nanoTime() - started);
    }

    /// Explores an input; whether there is no point in exploring it again.
    private boolean isFinished(List<Choice> choices, long executions, long seed) {
        var how = settings.with(to -> {
            to.executions = Math.min(executions, settings.executions() - counts.executions());
            to.budget = Duration.ofNanos(Math.max(1, nanosLeft()));
            to.seed = seed;
            to.shard = Shard.ALL;
            to.shrink = false;
            to.listener = _ -> tell();
        });
        var given = new GivenInputs(property, choices);
        var explored = given.explore(how);
        long before = counts.executions();
        count(explored);
        tell();
        if (explored.failures().stream().anyMatch(this::isAssumption)) {
            unsuitable++;
            return true;
        }
        for (var failure : explored.failures()) {
            if (!done && failures.keySet().stream().noneMatch(known -> known.includes(Alike.of(failure)))) {
                add(failure, given, how, before + explored.foundAt(failure));
            }
        }
        return explored.exhaustive();
    }

    private boolean isAssumption(Failure failure) {
        return failure.cause() != null && property.isAssumption(failure.cause());
    }

    private void count(Exploration explored) {
        counts = counts.and(new Counts(explored.executions(), explored.inconclusive(), explored.steps()));
        redundant += explored.redundant();
        strategy = explored.strategy();
        plainMemory = explored.plainMemory();
        explored.notes().stream().filter(_ -> notes.size() < MOST_NOTES).forEach(notes::add);
    }

    private void add(Failure found, GivenInputs given, Settings how, long execution) {
        var isWanted =
                settings.expected().isEmpty() || settings.expected().stream().anyMatch(kind -> kind.isInstance(found));
        var smallest =
                isWanted && settings.shrink() ? new InputShrinking(settings, given, found).shrink(found, how) : null;
        var failure = smallest == null
                ? given.failure(found, inputs, execution, settings.seed(), null)
                : smallest.inputs()
                        .failure(
                                smallest.failure(),
                                inputs,
                                execution,
                                settings.seed(),
                                smallest.inputs().choices().equals(given.choices()) ? null : given);
        failures.put(Alike.of(found), failure);
        done = isWanted && settings.stopAtFailure();
    }

    private void tell() {
        var now = System.nanoTime();
        if (now - toldAt < SECOND) {
            return;
        }
        toldAt = now;
        var elapsed = now - started;
        settings.listener()
                .accept(new Progress(
                        counts.executions(),
                        Duration.ofNanos(elapsed),
                        counts.executions() * (double) SECOND / elapsed,
                        -1,
                        Duration.ofNanos(Math.max(0, nanosLeft())),
                        -1));
    }

    private Exploration result() {
        var notes = new ArrayList<>(this.notes);
        if (unsuitable > 0) {
            notes.add(unsuitable + " of " + inputs + " inputs did not meet the assumptions");
        }
        return new Exploration(
                List.copyOf(failures.values()),
                Map.of(),
                new Coverage(
                        counts.executions(),
                        redundant,
                        counts.inconclusive(),
                        counts.steps(),
                        exhaustive,
                        -1,
                        Duration.ofNanos(System.nanoTime() - started),
                        strategy,
                        settings.seed(),
                        plainMemory,
                        notes,
                        Seen.NOTHING,
                        inputs),
                new Again.OfProperty(settings, property));
    }
}
