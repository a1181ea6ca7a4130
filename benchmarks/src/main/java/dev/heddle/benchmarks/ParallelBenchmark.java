package dev.heddle.benchmarks;

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

/// Production mode beside the JDK's own means, in nanoseconds per operation. Each workload starts its goroutines,
/// lets them do a batch that is long against that, and waits for their end.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {Jvm.OPEN, Jvm.PRODUCTION, "-Xms2g", "-Xmx2g"})
public class ParallelBenchmark {
    private static final int ROUND_TRIPS = 20_000;
    private static final int VALUES = 100_000;
    private static final int SIDES = 4;
    private static final int STAGES = 100;
    private static final int VALUES_PER_STAGE = 200;
    private static final int SPAWNED = 20_000;
    private static final int CONTENDERS = 8;
    private static final int SECTIONS = 20_000;

    // Cached by the JDK: nothing is allocated for it.
    private static final Integer VALUE = 7;

    /// Who is measured.
    @Param({"heddle", "jdk"})
    public String peer;

    private Peer use;
    private Peer.Pipe empty;
    private int counter;

    /// Makes what outlives one invocation.
    @Setup
    public void setUp() {
        use = Peer.of(peer);
        empty = use.pipe(16);
    }

    /// A round trip between two goroutines over two unbuffered channels.
    @Benchmark
    @OperationsPerInvocation(ROUND_TRIPS)
    public void pingPong() throws InterruptedException {
        var there = use.pipe(0);
        var back = use.pipe(0);
        var crew = use.crew(2);
        crew.start(() -> {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                there.put(VALUE);
                back.take();
            }
        });
        crew.start(() -> {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                there.take();
                back.put(VALUE);
            }
        });
        crew.await();
    }

    /// A value from one producer to one consumer, unbuffered.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void spsc0() throws InterruptedException {
        manyToMany(0, 1);
    }

    /// The same, buffered.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void spsc16() throws InterruptedException {
        manyToMany(16, 1);
    }

    /// The same, with a large buffer.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void spsc1024() throws InterruptedException {
        manyToMany(1024, 1);
    }

    /// A value from one of 4 producers to one of 4 consumers, unbuffered.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void mpmc0() throws InterruptedException {
        manyToMany(0, SIDES);
    }

    /// The same, buffered.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void mpmc64() throws InterruptedException {
        manyToMany(64, SIDES);
    }

    private void manyToMany(int capacity, int each) throws InterruptedException {
        var pipe = use.pipe(capacity);
        var crew = use.crew(2 * each);
        for (int k = 0; k < each; k++) {
            crew.start(() -> {
                for (int i = 0; i < VALUES / each; i++) {
                    pipe.put(VALUE);
                }
            });
            crew.start(() -> {
                for (int i = 0; i < VALUES / each; i++) {
                    pipe.take();
                }
            });
        }
        crew.await();
    }

    /// A hop of a value through a chain of 100 goroutines.
    @Benchmark
    @OperationsPerInvocation((STAGES + 1) * VALUES_PER_STAGE)
    public void chain100() throws InterruptedException {
        var crew = use.crew(STAGES + 2);
        var first = use.pipe(0);
        crew.start(() -> {
            for (int i = 0; i < VALUES_PER_STAGE; i++) {
                first.put(VALUE);
            }
        });
        var in = first;
        for (int s = 0; s < STAGES; s++) {
            var from = in;
            var to = use.pipe(0);
            crew.start(() -> {
                for (int i = 0; i < VALUES_PER_STAGE; i++) {
                    to.put(from.take());
                }
            });
            in = to;
        }
        var last = in;
        crew.start(() -> {
            for (int i = 0; i < VALUES_PER_STAGE; i++) {
                last.take();
            }
        });
        crew.await();
    }

    /// A look into an empty buffered channel.
    @Benchmark
    public Object pollEmpty() {
        return empty.poll();
    }

    /// Starting a goroutine from another one and waiting for its end, 20,000 at a time.
    @Benchmark
    @OperationsPerInvocation(SPAWNED)
    public void spawnAndJoin() throws InterruptedException {
        var outer = use.crew(1);
        outer.start(() -> {
            var inner = use.crew(SPAWNED);
            for (int i = 0; i < SPAWNED; i++) {
                inner.start(() -> {});
            }
            inner.await();
        });
        outer.await();
    }

    /// Locking and unlocking a mutex that 8 goroutines want.
    @Benchmark
    @OperationsPerInvocation(CONTENDERS * SECTIONS)
    public int mutex8() throws InterruptedException {
        var lock = use.lock();
        var crew = use.crew(CONTENDERS);
        counter = 0;
        for (int k = 0; k < CONTENDERS; k++) {
            crew.start(() -> {
                for (int i = 0; i < SECTIONS; i++) {
                    lock.lock();
                    counter++;
                    lock.unlock();
                }
            });
        }
        crew.await();
        if (counter != CONTENDERS * SECTIONS) {
            throw new IllegalStateException("the lock does not exclude: " + counter);
        }
        return counter;
    }
}
