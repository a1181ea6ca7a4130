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

/// Executions per second of a random search with and without race detection on plain memory. The probes that
/// rewritten code would call are called by hand.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(value = 2, jvmArgsAppend = Jvm.OPEN)
public class RaceDetectionBenchmark {
    private static final int EXECUTIONS = 10_000;
    private static final int MEMORY_EXECUTIONS = 1_000;

    /// What is called at an access: `none` no probe, `off` a probe in a search that ignores races, `on` a probe in
    /// one that looks for them.
    @Param({"none", "off", "on"})
    public String probes;

    /// 3 goroutines with 3 critical sections each, in which a counter is incremented: 22 steps, 18 accesses.
    @Benchmark
    @OperationsPerInvocation(EXECUTIONS)
    public Exploration synchronises() {
        var isProbed = !probes.equals("none");
        return explore(() -> MemoryPrograms.counters(3, 3, isProbed), EXECUTIONS);
    }

    /// 3 goroutines with 3 critical sections each, in which 100 times two fields and an element are accessed: 22
    /// steps, 3,600 accesses.
    @Benchmark
    @OperationsPerInvocation(MEMORY_EXECUTIONS)
    public Exploration touchesMemory() {
        var isProbed = !probes.equals("none");
        return explore(() -> MemoryPrograms.loops(3, 3, 100, isProbed), MEMORY_EXECUTIONS);
    }

    private Exploration explore(GoBody body, int executions) {
        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(executions)
                .budget(Duration.ofMinutes(5))
                .races(probes.equals("on") ? Races.FAIL : Races.IGNORE)
                .explore(body);
        if (exploration.executions() != executions || exploration.failure().isPresent()) {
            throw new IllegalStateException(exploration.report());
        }
        return exploration;
    }
}
