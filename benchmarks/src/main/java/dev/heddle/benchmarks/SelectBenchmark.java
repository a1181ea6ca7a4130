package dev.heddle.benchmarks;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the JDK has no counterpart for, in production mode: `select`, and programs run by [Go#run]. Nanoseconds per
/// operation.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {Jvm.OPEN, Jvm.PRODUCTION, "-Xms2g", "-Xmx2g"})
public class SelectBenchmark {
    private static final int VALUES = 40_000;
    private static final int ROUND_TRIPS = 20_000;
    private static final int SPAWNED = 20_000;
    private static final Integer VALUE = 7;

    private final Chan<Integer> left = Chan.unbuffered();
    private final Chan<Integer> right = Chan.unbuffered();

    /// A value received by a select of two unbuffered channels, each with its own sender.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void select2() {
        receiveFrom(2);
    }

    /// The same with eight.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void select8() {
        receiveFrom(8);
    }

    private static void receiveFrom(int channels) {
        var group = new WaitGroup();
        var cases = new Case<?>[channels];
        for (int k = 0; k < channels; k++) {
            var channel = Chan.<Integer>unbuffered();
            cases[k] = channel.receiving();
            group.go(() -> {
                for (int i = 0; i < VALUES / channels; i++) {
                    channel.send(VALUE);
                }
            });
        }
        group.go(() -> {
            for (int i = 0; i < VALUES; i++) {
                Go.select(cases);
            }
        });
        group.await();
    }

    /// A select of two empty channels that takes its default.
    @Benchmark
    public Object selectDefault() {
        return Go.select(left.receiving(), right.receiving(), Case.otherwise());
    }

    /// A round trip between two goroutines of a program.
    @Benchmark
    @OperationsPerInvocation(ROUND_TRIPS)
    public void pingPongInProgram() {
        Go.run(() -> {
            var there = Chan.<Integer>unbuffered();
            var back = Chan.<Integer>unbuffered();
            var group = new WaitGroup();
            group.go(() -> {
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    there.send(VALUE);
                    back.receive();
                }
            });
            group.go(() -> {
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    there.receive();
                    back.send(VALUE);
                }
            });
            group.await();
        });
    }

    /// Starting a goroutine of a program and waiting for its end, 20,000 at a time.
    @Benchmark
    @OperationsPerInvocation(SPAWNED)
    public void spawnAndJoinInProgram() {
        Go.run(() -> {
            var outer = new WaitGroup();
            outer.go(() -> {
                var inner = new WaitGroup();
                for (int i = 0; i < SPAWNED; i++) {
                    inner.go(() -> {});
                }
                inner.await();
            });
            outer.await();
        });
    }
}
