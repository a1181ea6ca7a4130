package dev.heddle.explore.linearizability;

import com.google.common.collect.ImmutableMap;
import dev.heddle.Go;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// Checks that a concurrent object behaves as if its calls were made one at a time: each call takes effect at one
/// moment between its beginning and its end (linearizability; Herlihy and Wing, TOPLAS 1990).
///
/// What the object would do one call at a time is said by a *specification*, a plain sequential object with the
/// same operations.
///
/// ```java
/// Linearizability.of(LockedStack::new, ArrayDeque<Integer>::new)
///         .operation("push(1)", stack -> stack.push(1), model -> { model.push(1); return null; })
///         .operation("pop()", LockedStack::pop, ArrayDeque::poll)
///         .check();
/// ```
///
/// Small *scenarios*, in which each goroutine makes a few calls, are made up from the operations, from small to
/// large, and every interleaving of each is explored. In each execution the calls and what they returned are
/// compared with the specification: some order must explain them, and a call that was over before another began
/// must come first in it.
///
/// A call that never comes back is right only where the specification throws [Blocked]. If the specification never
/// does, it is a deadlock or a leak as anywhere else.
///
/// The object must synchronise through what the explorer sees. A check is immutable; every setter returns a new
/// one.
///
/// @param <S> the object under test
/// @param <M> its specification
public final class Linearizability<S, M> {
    /// So long do the calls have that are to come back, on the virtual clock.
    private static final Duration LONG = Duration.ofDays(1);

    private final Supplier<? extends S> structure;
    private final Supplier<? extends M> specification;
    private final ImmutableMap<String, Operation<S, M>> operations;
    private final Options options;

    private record Options(Explorer explorer, int goroutines, int callsEach, int scenarios, boolean blocking) {}

    private Linearizability(
            Supplier<? extends S> structure,
            Supplier<? extends M> specification,
            ImmutableMap<String, Operation<S, M>> operations,
            Options options) {
        this.structure = structure;
        this.specification = specification;
        this.operations = operations;
        this.options = options;
    }

    private Linearizability<S, M> with(Options changed) {
        return new Linearizability<>(structure, specification, operations, changed);
    }

    /// A check of two goroutines with up to three calls each, with at most 100 scenarios of each shape, each
    /// explored exhaustively within the limits of [Explorer#explorer].
    ///
    /// @param structure     makes a new object under test; called inside each execution
    /// @param specification makes a new specification; it must be a plain object that does nothing concurrent
    /// @param <S>           the object under test
    /// @param <M>           its specification
    /// @return a check without operations
    public static <S, M> Linearizability<S, M> of(
            Supplier<? extends S> structure, Supplier<? extends M> specification) {
        return new Linearizability<>(
                Objects.requireNonNull(structure, "structure"),
                Objects.requireNonNull(specification, "specification"),
                ImmutableMap.of(),
                new Options(Explorer.explorer().strategy(Strategy.dpor()), 2, 3, 100, false));
    }

    /// Adds an operation.
    ///
    /// @param name            as reports show it, with its arguments and without blanks: `put(1)`
    /// @param onStructure     the call under test
    /// @param onSpecification the same call on the specification; if it throws [Blocked], it has changed nothing
    /// @return a new check
    /// @throws IllegalArgumentException if there is an operation of that name, or the name is empty or has blanks
    public Linearizability<S, M> operation(String name, Call<? super S> onStructure, Call<? super M> onSpecification) {
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '|')) {
            throw new IllegalArgumentException(
                    "the name of an operation has no blanks and no bars, but this is \"" + name + "\"");
        }
        if (operations.containsKey(name)) {
            throw new IllegalArgumentException(
                    "there is an operation " + name + " already; put the arguments into the name: put(1), put(2)");
        }
        var more = ImmutableMap.<String, Operation<S, M>>builder()
                .putAll(operations)
                .put(
                        name,
                        new Operation<>(
                                name,
                                Objects.requireNonNull(onStructure, "onStructure"),
                                Objects.requireNonNull(onSpecification, "onSpecification")))
                .build();
        return new Linearizability<>(structure, specification, more, options);
    }

    /// Sets how many goroutines call.
    ///
    /// @param n 2 or more
    /// @return a new check
    public Linearizability<S, M> goroutines(int n) {
        return with(new Options(
                options.explorer, atLeast(2, n, "goroutines"), options.callsEach, options.scenarios, options.blocking));
    }

    /// Sets how many calls each goroutine makes at most.
    ///
    /// @param most 1 or more
    /// @return a new check
    public Linearizability<S, M> callsEach(int most) {
        return with(new Options(
                options.explorer,
                options.goroutines,
                atLeast(1, most, "callsEach"),
                options.scenarios,
                options.blocking));
    }

    /// Sets how many scenarios of one shape (so many calls by the first goroutine, so many by the second, ...) are
    /// tried. If there are more, so many are drawn.
    ///
    /// @param most 1 or more
    /// @return a new check
    public Linearizability<S, M> scenarios(int most) {
        return with(new Options(
                options.explorer,
                options.goroutines,
                options.callsEach,
                atLeast(1, most, "scenarios"),
                options.blocking));
    }

    /// Says that calls may wait for ever where the specification throws [Blocked]: a `take` from an empty buffer.
    ///
    /// @return a new check
    public Linearizability<S, M> blocking() {
        return with(new Options(options.explorer, options.goroutines, options.callsEach, options.scenarios, true));
    }

    /// Sets what explores each scenario: its budget and number of executions hold for one scenario. Time is always
    /// [TimeModel#IDLE].
    ///
    /// @param explorer an explorer
    /// @return a new check
    public Linearizability<S, M> explorer(Explorer explorer) {
        return with(new Options(
                Objects.requireNonNull(explorer, "explorer"),
                options.goroutines,
                options.callsEach,
                options.scenarios,
                options.blocking));
    }

    /// Explores the scenarios, from small to large.
    ///
    /// @return what was covered
    /// @throws AssertionError at the first history that no order explains, or at another failure: with the
    ///                        scenario, the history, the report of the execution, and how to replay it
    public Checked check() {
        if (operations.isEmpty()) {
            throw new IllegalStateException("nothing to check: add operations with operation(...)");
        }
        var scenarios = new Scenarios(
                        operations.keySet().asList(),
                        options.goroutines,
                        options.callsEach,
                        options.scenarios,
                        Explorer.DEFAULT_SEED)
                .all();
        long executions = 0;
        boolean exhaustive = true;
        for (var scenario : scenarios) {
            var exploration = explorer().explore(() -> run(scenario));
            throwFailure(scenario, exploration);
            executions += exploration.executions();
            exhaustive &= exploration.exhaustive();
        }
        return new Checked(scenarios.size(), executions, exhaustive);
    }

    /// What a check has covered.
    ///
    /// @param scenarios  how many scenarios were explored
    /// @param executions how many executions all of them took
    /// @param exhaustive whether every interleaving of every scenario was covered
    public record Checked(int scenarios, long executions, boolean exhaustive) {}

    /// Runs one execution of one scenario: the one that a failure of [#check] names.
    ///
    /// @param scenario the scenario, as the failure's text has it
    /// @param token    the token, likewise
    /// @return what was found in that execution
    /// @throws IllegalArgumentException if the scenario names an operation that this check does not have, or the
    ///                                  token is none
    public Exploration replay(String scenario, String token) {
        var parsed = parse(scenario);
        return explorer().replay(token, () -> run(parsed));
    }

    private Explorer explorer() {
        return options.explorer.time(TimeModel.IDLE).leaks(!options.blocking);
    }

    private Scenario parse(String text) {
        var scenario = new Scenario(Arrays.stream(text.split("\\|", -1))
                .map(names -> List.of(names.strip().split("\\s+")))
                .toList());
        for (var names : scenario.goroutines()) {
            for (var name : names) {
                if (!operations.containsKey(name)) {
                    throw new IllegalArgumentException("the scenario \"" + text + "\" calls \"" + name
                            + "\", but there are only " + String.join(", ", operations.keySet()));
                }
            }
        }
        return scenario;
    }

    /// One execution.
    private void run(Scenario scenario) {
        var recorder = new Recorder<S>(operations);
        var target = structure.get();
        var callers = new WaitGroup();
        for (int g = 0; g < scenario.goroutines().size(); g++) {
            int goroutine = g;
            callers.add(1);
            Go.go("goroutine " + (g + 1), () -> {
                recorder.call(goroutine, scenario.goroutines().get(goroutine), target);
                callers.done();
            });
        }
        if (options.blocking) {
            // The clock moves when everybody waits: who is not back by then never will be.
            Time.sleep(LONG);
        } else {
            callers.await();
        }
        var history = recorder.history();
        var answer = new Linearizer<>(specification, operations).explain(history);
        if (!answer.isExplained()) {
            throw new AssertionError(Explanation.of(history, answer));
        }
    }

    private static void throwFailure(Scenario scenario, Exploration exploration) {
        exploration.failure().ifPresent(failure -> {
            throw new AssertionError(
                    exploration.report() + "\n  scenario " + scenario + "\n  replay   .replay(\"" + scenario + "\", \""
                            + failure.replayToken() + "\")\n",
                    failure.cause());
        });
    }

    private static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " or more, was " + value);
        }
        return value;
    }
}
