package dev.heddle.explore;

import com.google.common.collect.ImmutableSet;
import dev.heddle.GoBody;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.input.Property;
import dev.heddle.explore.recording.ReplayToken;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Runs a body under many interleavings, and says what went wrong in which.
///
/// ```java
/// Explorer.explorer().check(() -> {
///     var done = Chan.<Unit>unbuffered("done");
///     Go.go("worker", () -> done.send(Unit.UNIT));
/// });
/// // AssertionError: goroutine leak: goroutine "worker" ... chan send ... channel "done" ...
/// ```
///
/// `explore` runs the body as the goroutine `main` once per interleaving. After main has returned, an execution
/// goes on until nothing can run and no timer is pending. What the body prints is held back, and shown with a
/// failure only.
///
/// An explorer is immutable; every setter returns a new one.
public final class Explorer {
    /// The seed of a search for which nobody has set another.
    public static final long DEFAULT_SEED = 0x5deece66dL;

    private final Settings settings;

    Explorer(Settings settings) {
        this.settings = settings;
    }

    /// An explorer with the defaults: strategy auto, 10,000 executions, 5 s, 20,000 steps an execution, 1 worker, a
    /// fixed seed, time IDLE, leaks and races fail.
    ///
    /// @return the explorer
    public static Explorer explorer() {
        return new Explorer(Settings.DEFAULT);
    }

    /// Sets how to go through the schedules.
    ///
    /// @param s the strategy
    /// @return a new explorer
    public Explorer strategy(Strategy s) {
        return new Explorer(settings.with(to -> to.strategy = Objects.requireNonNull(s, "strategy")));
    }

    /// Stops after so many executions.
    ///
    /// @param max 1 or more
    /// @return a new explorer
    public Explorer executions(long max) {
        return new Explorer(settings.with(to -> to.executions = atLeast(1, max, "executions")));
    }

    /// Stops after so much real time; an execution under way is finished.
    ///
    /// @param wallTime more than zero
    /// @return a new explorer
    public Explorer budget(Duration wallTime) {
        if (wallTime.isNegative() || wallTime.isZero()) {
            throw new IllegalArgumentException("budget must be more than zero, was " + wallTime);
        }
        return new Explorer(settings.with(to -> to.budget = wallTime));
    }

    /// Cuts an execution after so many steps (visible operations). Such an execution is inconclusive.
    ///
    /// @param n 1 or more
    /// @return a new explorer
    public Explorer maxSteps(int n) {
        return new Explorer(settings.with(to -> to.maxSteps = (int) atLeast(1, n, "maxSteps")));
    }

    /// With [Strategy#depthFirst]: runs the schedules with no preemption, then those with one, up to `bound`; each
    /// once. So the first failure has the fewest preemptions with which the body fails at all. A preemption is a
    /// step of one goroutine where the one that made the step before could have gone on.
    ///
    /// The result is exhaustive only if no schedule has more preemptions than that; otherwise the report says up to
    /// which bound every schedule was run. With another strategy [#explore] throws.
    ///
    /// @param bound 0 or more
    /// @return a new explorer
    public Explorer preemptions(int bound) {
        return new Explorer(settings.with(to -> to.preemptions = (int) atLeast(0, bound, "preemptions")));
    }

    /// Whether the search ends at the first failure (the default), or goes on and collects each distinct one.
    ///
    /// @param on whether to stop
    /// @return a new explorer
    public Explorer stopAtFailure(boolean on) {
        return new Explorer(settings.with(to -> to.stopAtFailure = on));
    }

    /// Ends the search only at a failure of one of these kinds; others are collected on the way. None: at any.
    ///
    /// @param kinds the classes of the failures
    /// @return a new explorer
    public Explorer expect(Set<Class<? extends Failure>> kinds) {
        return new Explorer(settings.with(to -> to.expected = ImmutableSet.copyOf(kinds)));
    }

    /// Sets what all random choices come from. The same seed goes through the same schedules.
    ///
    /// @param seed any number
    /// @return a new explorer
    public Explorer seed(long seed) {
        return new Explorer(settings.with(to -> to.seed = seed));
    }

    /// Sets when virtual time passes.
    ///
    /// @param t the model
    /// @return a new explorer
    public Explorer time(TimeModel t) {
        return new Explorer(settings.with(to -> to.time = Objects.requireNonNull(t, "time")));
    }

    /// Whether goroutines that are left blocked for ever when main has returned are a failure (the default).
    ///
    /// @param failOnLeak whether they are
    /// @return a new explorer
    public Explorer leaks(boolean failOnLeak) {
        return new Explorer(settings.with(to -> to.leaks = failOnLeak));
    }

    /// Sets what to do about data races.
    ///
    /// @param r what to do
    /// @return a new explorer
    public Explorer races(Races r) {
        return new Explorer(settings.with(to -> to.races = Objects.requireNonNull(r, "races")));
    }

    /// Whether a failing schedule is made smaller before it is reported.
    ///
    /// @param on whether it is
    /// @return a new explorer
    public Explorer shrink(boolean on) {
        return new Explorer(settings.with(to -> to.shrink = on));
    }

    /// Runs only a part of the executions, so that several machines can share a search: all parts together run
    /// exactly the executions 1 to [#executions] that one search would, each once. It divides the strategies that
    /// sample; an exhaustive search is run by every part.
    ///
    /// @param index which part, 0 to `of - 1`
    /// @param of    how many parts there are, 1 or more
    /// @return a new explorer
    public Explorer shard(int index, int of) {
        atLeast(1, of, "of");
        if (index < 0 || index >= of) {
            throw new IllegalArgumentException("index must be 0 to " + (of - 1) + ", was " + index);
        }
        return new Explorer(settings.with(to -> to.shard = new Shard(index, of)));
    }

    /// Explores on several cores side by side: the body then runs concurrently with itself, so it must not share
    /// static state.
    ///
    /// It speeds up the strategies that sample, whose result does not depend on the number, and [Strategy#dpor],
    /// which runs exactly the executions that it runs with one worker. Which of several failures `dpor` meets
    /// first, and how far it gets before the budget is spent, depends on who is faster.
    ///
    /// @param n how many, 1 or more
    /// @return a new explorer
    public Explorer workers(int n) {
        return new Explorer(settings.with(to -> to.workers = (int) atLeast(1, n, "workers")));
    }

    /// Has the progress told to a listener, at most once a second; a search of less than a second tells nothing.
    /// Without a listener there is a [ProgressLine] on the terminal, if the JVM has one.
    ///
    /// What the listener throws ends the search and is thrown by [#explore].
    ///
    /// @param l the listener, called on a searching thread, by one at a time
    /// @return a new explorer
    public Explorer listener(Consumer<Progress> l) {
        return new Explorer(settings.with(to -> to.listener = Objects.requireNonNull(l, "listener")));
    }

    /// Explores a body. Never throws for a failure of the body: look at the result.
    ///
    /// @param body what to run; it is run many times, so it must make everything that it changes
    /// @return what was found
    /// @throws IllegalArgumentException if there is a bound of [#preemptions] without the strategy that it is for
    public Exploration explore(GoBody body) {
        checkPreemptions();
        return new SearchLoop(settings, Objects.requireNonNull(body, "body")).explore();
    }

    /// Explores a body, and throws if anything is wrong with it.
    ///
    /// @param body what to run
    /// @throws AssertionError with the whole report, if there is a failure
    public void check(GoBody body) {
        var exploration = explore(body);
        exploration.failure().ifPresent(failure -> {
            throw new AssertionError(exploration.report(), failure.cause());
        });
    }

    /// Runs exactly one execution: the one that a token stands for. If the body does something else than it did
    /// then, the failure is a [dev.heddle.explore.failure.Nondeterminism] that names the first step that differs.
    ///
    /// What decides which steps an execution has is in the token, and not taken from this explorer: the seed, the
    /// time model, what to do about data races, and whether to go on after a failure.
    ///
    /// @param token what [Failure#replayToken] returned, in this or another JVM
    /// @param body  the same body
    /// @return what was found in that execution
    /// @throws IllegalArgumentException if the text is no token, or damaged
    public Exploration replay(String token, GoBody body) {
        return replay(withoutInputs(ReplayToken.parse(token)), body, false);
    }

    private Exploration replay(ReplayToken token, GoBody body, boolean nearest) {
        return new SearchLoop(settings.asIn(token), Objects.requireNonNull(body, "body")).replay(token, nearest);
    }

    private static ReplayToken withoutInputs(ReplayToken token) {
        if (token.inputs() != null) {
            throw new IllegalArgumentException("the replay token holds inputs, but the body takes none:"
                    + " replay it with the property that it was made by");
        }
        return token;
    }

    /// Runs one execution as near as can be to the one that a token stands for, of a body that has been edited
    /// since: a step that is new is made as it comes, one that is gone is left out. The report notes the first step
    /// that differs.
    ///
    /// A failure that it finds is one of the edited body. If it finds none the bug can still be there: it may need
    /// another schedule now.
    ///
    /// @param token what [Failure#replayToken] returned, in this or another JVM
    /// @param body  the edited body
    /// @return what was found in that execution
    /// @throws IllegalArgumentException if the text is no token, or damaged
    public Exploration replayNearest(String token, GoBody body) {
        return replay(withoutInputs(ReplayToken.parse(token)), body, true);
    }

    private void checkPreemptions() {
        if (settings.preemptions() >= 0 && !(settings.strategy() instanceof Strategy.DepthFirst)) {
            throw new IllegalArgumentException("preemptions(" + settings.preemptions()
                    + ") is for the strategy depthFirst(), but the strategy is " + settings.strategy()
                    + "; add strategy(Strategy.depthFirst())");
        }
    }

    /// Explores a property: its inputs and its interleavings in one search, under one budget. Each input is
    /// explored for a share of the executions, some for a small one and few for a large one. If there are few
    /// inputs, all of them are explored. A failure is made smaller first in its inputs and then in its schedule,
    /// and its token holds both.
    ///
    /// @param property draws inputs, and runs with them
    /// @return what was found
    /// @throws IllegalStateException if no inputs can be drawn
    public Exploration explore(Property property) {
        checkPreemptions();
        return new PropertySearch(settings, Objects.requireNonNull(property, "property")).explore();
    }

    /// Runs exactly one execution of a property: the one that a token stands for, with its inputs.
    ///
    /// @param token    what [Failure#replayToken] returned, in this or another JVM
    /// @param property the same property
    /// @return what was found in that execution
    /// @throws IllegalArgumentException if the text is no token, or damaged, or its inputs do not fit
    public Exploration replay(String token, Property property) {
        return replay(token, property, false);
    }

    /// Runs one execution of a property, with the inputs of a token, as near as can be to the one that the token
    /// stands for, of a body that has been edited since; see [#replayNearest(String, GoBody)].
    ///
    /// @param token    what [Failure#replayToken] returned, in this or another JVM
    /// @param property the edited property
    /// @return what was found in that execution
    /// @throws IllegalArgumentException if the text is no token, or damaged, or its inputs do not fit
    public Exploration replayNearest(String token, Property property) {
        return replay(token, property, true);
    }

    private Exploration replay(String token, Property property, boolean nearest) {
        var parsed = ReplayToken.parse(token);
        return new PropertySearch(settings.asIn(parsed), Objects.requireNonNull(property, "property"))
                .replay(parsed, nearest);
    }

    private static long atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, was " + value);
        }
        return value;
    }
}
