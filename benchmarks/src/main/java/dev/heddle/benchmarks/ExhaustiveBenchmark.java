package dev.heddle.benchmarks;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long exhaustive searches take, each from the making of the explorer to its result, on the continuation
/// carrier. Every one checks that it has run as many executions as the program has traces.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(value = 2, jvmArgsAppend = Jvm.OPEN)
public class ExhaustiveBenchmark {
    private static final int ORDERS_OF_4 = 24;
    private static final int ORDERS_OF_SECTIONS = 1_680;
    private static final int READERS = 13;
    private static final int LAST_ZERO = 13;

    /// How many operations of its own each of the four goroutines of [#growing] does.
    @State(Scope.Thread)
    public static class Length {
        /// The number.
        @Param({"10", "100", "1000"})
        public int operations;
    }

    /// 3 goroutines with 3 critical sections each: 1,680 executions of 22 steps.
    @Benchmark
    public Exploration mutex3x3() {
        return explore(() -> Programs.mutex(3, 3), ORDERS_OF_SECTIONS);
    }

    /// 4 goroutines that add to a counter: 24 executions of 9 steps.
    @Benchmark
    public Exploration fetchAndAdd4() {
        return explore(() -> Programs.fetchAndAdd(4), ORDERS_OF_4);
    }

    /// 8,192 executions of 29 steps.
    @Benchmark
    public Exploration readers13() {
        return explore(() -> Programs.readers(READERS), 1L << READERS);
    }

    /// 32,768 executions of 48 steps.
    @Benchmark
    public Exploration lastZero13() {
        return explore(() -> Programs.lastZero(LAST_ZERO), (LAST_ZERO + 3L) << (LAST_ZERO - 2));
    }

    /// One execution of a program with 24, however long its goroutines are: what a longer program costs.
    @Benchmark
    @OperationsPerInvocation(ORDERS_OF_4)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Exploration growing(Length length) {
        return explore(() -> Programs.writers(4, length.operations), ORDERS_OF_4);
    }

    private static Exploration explore(GoBody body, long executions) {
        var exploration = Explorer.explorer()
                .strategy(Strategy.dpor())
                .races(Races.IGNORE)
                .executions(Long.MAX_VALUE)
                .budget(Duration.ofMinutes(5))
                .explore(body);
        if (exploration.executions() != executions || !exploration.exhaustive()) {
            throw new IllegalStateException(exploration.report());
        }
        return exploration;
    }
}
