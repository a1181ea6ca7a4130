package dev.heddle.benchmarks;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Executions per second of a random search, on each carrier. One search is as long as the default of [Explorer],
/// so its set-up counts as it does for users.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(value = 2, jvmArgsAppend = Jvm.OPEN)
public class ExplorationBenchmark {
    private static final int EXECUTIONS = 10_000;

    /// What goroutines run on.
    @Param({"continuation", "baton"})
    public String carrier;

    /// Chooses the carrier.
    @Setup
    public void setUp() {
        Jvm.choose(carrier);
    }

    /// 3 goroutines with 3 critical sections each: 22 steps.
    @Benchmark
    @OperationsPerInvocation(EXECUTIONS)
    public Exploration mutex3x3() {
        return explore(() -> Programs.mutex(3, 3));
    }

    /// 10 round trips over unbuffered channels: 22 steps.
    @Benchmark
    @OperationsPerInvocation(EXECUTIONS)
    public Exploration pingPong() {
        return explore(() -> Programs.pingPong(10));
    }

    /// 20 values through a buffer of 2: 44 steps.
    @Benchmark
    @OperationsPerInvocation(EXECUTIONS)
    public Exploration pipe() {
        return explore(() -> Programs.pipe(2, 20));
    }

    /// 10 selects of two unbuffered channels: 13 steps.
    @Benchmark
    @OperationsPerInvocation(EXECUTIONS)
    public Exploration select() {
        return explore(() -> Programs.select(5));
    }

    private static Exploration explore(GoBody body) {
        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(EXECUTIONS)
                .budget(Duration.ofMinutes(5))
                .explore(body);
        if (exploration.executions() != EXECUTIONS || exploration.failure().isPresent()) {
            throw new IllegalStateException(exploration.report());
        }
        return exploration;
    }
}
