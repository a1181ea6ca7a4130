package dev.heddle.benchmarks;

import dev.heddle.benchmarks.structures.Cache;
import dev.heddle.benchmarks.structures.Counter;
import dev.heddle.benchmarks.structures.Queue;
import dev.heddle.benchmarks.structures.Stack;
import dev.heddle.explore.linearizability.Linearizability;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/// Checks the same small structures, right and wrong, for linearizability with Heddle and with Lincheck: two
/// threads with
/// up to three calls each. Prints one row for each structure; which tool, and how often, are arguments.
///
/// Heddle needs its agent here, as the structures are plain Java. It explores every interleaving of up to 30
/// scenarios
/// of each shape, from small to large; Lincheck runs 30 random scenarios of three calls each, each under up to
/// 1,000
/// schedules. So where nothing is wrong Heddle's answer covers more; where something is, both stop at the first
/// find.
public final class LinearizabilityComparison {
    private static final int SCENARIOS = 30;
    private static final int SCHEDULES = 1_000;

    private LinearizabilityComparison() {}

    private record Subject(String name, boolean wrong, Class<?> type, Supplier<Linearizability<?, ?>> check) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("counter", false, Counter.class, () -> counter(Counter::new)),
            new Subject("counter", true, Counter.Wrong.class, () -> counter(Counter.Wrong::new)),
            new Subject("stack", false, Stack.class, () -> stack(Stack::new)),
            new Subject("stack", true, Stack.Wrong.class, () -> stack(Stack.Wrong::new)),
            new Subject("queue", false, Queue.class, () -> queue(Queue::new)),
            new Subject("queue", true, Queue.Wrong.class, () -> queue(Queue.Wrong::new)),
            new Subject("cache", false, Cache.class, () -> cache(Cache::new)),
            new Subject("cache", true, Cache.Wrong.class, () -> cache(Cache.Wrong::new)));

    private static Linearizability<Counter, Counter> counter(Supplier<Counter> structure) {
        return Linearizability.of(structure, Counter::new)
                .operation("increment()", Counter::increment, Counter::increment)
                .operation("get()", Counter::get, Counter::get);
    }

    private static Linearizability<Stack, Stack> stack(Supplier<Stack> structure) {
        return Linearizability.of(structure, Stack::new)
                .operation("push1()", s -> nothing(s::push1), s -> nothing(s::push1))
                .operation("push2()", s -> nothing(s::push2), s -> nothing(s::push2))
                .operation("pop()", Stack::pop, Stack::pop);
    }

    private static Linearizability<Queue, Queue> queue(Supplier<Queue> structure) {
        return Linearizability.of(structure, Queue::new)
                .operation("put1()", q -> nothing(q::put1), q -> nothing(q::put1))
                .operation("put2()", q -> nothing(q::put2), q -> nothing(q::put2))
                .operation("poll()", Queue::poll, Queue::poll);
    }

    private static Linearizability<Cache, Cache> cache(Supplier<Cache> structure) {
        return Linearizability.of(structure, Cache::new)
                .operation("one()", Cache::one, Cache::one)
                .operation("two()", Cache::two, Cache::two);
    }

    private static String nothing(Runnable call) {
        call.run();
        return "";
    }

    /// @param arguments `heddle` or `lincheck`
    public static void main(String[] arguments) {
        boolean heddle = arguments[0].equals("heddle");
        System.out.println("| structure | " + arguments[0] + " says | first, ms | again, ms |");
        System.out.println("|---|---|---|---|");
        for (var subject : SUBJECTS) {
            long start = System.nanoTime();
            var answer = heddle ? withHeddle(subject) : withLincheck(subject);
            long first = System.nanoTime();
            if (heddle) {
                withHeddle(subject);
            } else {
                withLincheck(subject);
            }
            long second = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "| %s%s | %s | %,d | %,d |%n",
                    subject.wrong ? "wrong " : "",
                    subject.name,
                    answer,
                    (first - start) / 1_000_000,
                    (second - first) / 1_000_000);
        }
    }

    private static String withHeddle(Subject subject) {
        try {
            var checked = subject.check.get().scenarios(SCENARIOS).check();
            return String.format(
                    Locale.ROOT,
                    "linearizable: %,d executions of %d scenarios%s",
                    checked.executions(),
                    checked.scenarios(),
                    checked.exhaustive() ? ", exhaustive" : "");
        } catch (AssertionError e) {
            var text = String.valueOf(e.getMessage());
            return text.contains("not linearizable")
                    ? "not linearizable"
                    : text.lines().findFirst().orElse("");
        }
    }

    private static String withLincheck(Subject subject) {
        try {
            new ModelCheckingOptions()
                    .threads(2)
                    .actorsPerThread(3)
                    .actorsBefore(0)
                    .actorsAfter(0)
                    .iterations(SCENARIOS)
                    .invocationsPerIteration(SCHEDULES)
                    .minimizeFailedScenario(true)
                    .check(subject.type);
            return "nothing found";
        } catch (AssertionError e) {
            return "not linearizable";
        }
    }
}
