package dev.heddle.explore.outcome;

import com.google.common.collect.ImmutableMap;
import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Every value that a body returned, over all the interleavings that were explored: what a litmus test asks for.
///
/// ```java
/// var outcomes = OutcomeSet.of(Explorer.explorer(), () -> {
///     var hits = new Shared<>(0);
///     ... two goroutines that add one each ...
///     return hits.get();
/// });
/// // outcomes.values() is {2, 1}
/// ```
///
/// Two outcomes are the same if they are `equals`, so return values, records or strings. A body whose variables
/// race on purpose needs [dev.heddle.explore.Races#IGNORE].
///
/// @param <T> what the body returns; it may return `null`
public final class OutcomeSet<T extends @Nullable Object> {
    private final Explorer explorer;
    private final Callable<? extends T> body;
    private final Exploration exploration;
    private final Map<T, Long> executions;
    private final Map<T, Optional<Exploration>> witnesses = new HashMap<>();

    private OutcomeSet(
            Explorer explorer, Callable<? extends T> body, Exploration exploration, Map<T, Long> executions) {
        this.explorer = explorer;
        this.body = body;
        this.exploration = exploration;
        this.executions = executions;
    }

    /// Explores a body and collects what it returns.
    ///
    /// @param explorer what explores it; a failure ends the search, whatever [Explorer#stopAtFailure] says
    /// @param body     what to run; it is run many times, so it must make everything that it changes
    /// @param <T>      what it returns
    /// @return the outcomes; if the body failed in an execution, only those seen before: see [#exploration]
    public static <T extends @Nullable Object> OutcomeSet<T> of(Explorer explorer, Callable<? extends T> body) {
        var stopping = explorer.stopAtFailure(true);
        Objects.requireNonNull(body, "body");
        // With several workers the body runs beside itself.
        var seen = Collections.synchronizedMap(new LinkedHashMap<T, Long>());
        var exploration = stopping.explore(() -> seen.merge(body.call(), 1L, Long::sum));
        return new OutcomeSet<>(stopping, body, exploration, seen);
    }

    /// What was explored: whether exhaustively, in how many executions, and what failed.
    ///
    /// @return the exploration
    public Exploration exploration() {
        return exploration;
    }

    /// The outcomes, in the order in which they were first seen.
    ///
    /// @return the values; `null` among them if the body returned it
    public Set<T> values() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(executions.keySet()));
    }

    /// In how many executions an outcome was seen. In an exhaustive search these are equivalence classes of
    /// interleavings, so the number says nothing about how likely the outcome is in production.
    ///
    /// @param value the outcome
    /// @return the number, 0 if it was never seen
    public long executions(T value) {
        return executions.getOrDefault(value, 0L);
    }

    /// A schedule that leads to an outcome, made as short as [Explorer#shrink] allows. It is searched for when it
    /// is first asked for.
    ///
    /// @param value the outcome
    /// @return the exploration that shows it, whose one failure carries schedule and token; empty
    ///         if the outcome was never seen, or not found again within the explorer's budget
    public Optional<Exploration> witness(T value) {
        return witnesses.computeIfAbsent(value, this::find);
    }

    /// The replay token of [#witness].
    ///
    /// @param value the outcome
    /// @return the token, or empty
    public Optional<String> token(T value) {
        return witness(value).flatMap(Exploration::failure).map(failure -> failure.replayToken());
    }

    /// Runs the execution that a token of [#token] stands for.
    ///
    /// @param token the token
    /// @return what the body returned there
    /// @throws IllegalArgumentException if the text is no token
    /// @throws AssertionError           if the body does not come to its end there any more: with the report
    public T replay(String token) {
        var seen = new HashMap<String, T>();
        var replayed = explorer.replay(token, () -> seen.put("", body.call()));
        if (!seen.containsKey("")) {
            throw new AssertionError(replayed.report());
        }
        return seen.get("");
    }

    private Optional<Exploration> find(T value) {
        if (!executions.containsKey(value)) {
            return Optional.empty();
        }
        // The search is the same as the first one, so it comes to the outcome as the first one did.
        GoBody shows = () -> {
            if (Objects.equals(body.call(), value)) {
                throw new AssertionError("outcome " + value);
            }
        };
        return Optional.of(explorer.explore(shows)).filter(e -> e.failure().isPresent());
    }

    /// The outcomes as a table, without judging any.
    ///
    /// @return several lines
    @Override
    public String toString() {
        return new OutcomeTable<>(this, ImmutableMap.of()).toString();
    }

    /// The outcomes as a table, with what was expected of each. Finds a witness for each.
    ///
    /// @param expected the outcomes that may be; all others are forbidden
    /// @return several lines
    public String table(Set<? extends T> expected) {
        var judged = new LinkedHashMap<T, String>();
        expected.forEach(value -> judged.put(value, executions.containsKey(value) ? "expected" : "expected, not seen"));
        executions.keySet().forEach(value -> judged.putIfAbsent(value, "FORBIDDEN"));
        return new OutcomeTable<>(this, judged).toString();
    }
}
