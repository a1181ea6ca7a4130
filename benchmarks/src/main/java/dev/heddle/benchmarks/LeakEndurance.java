package dev.heddle.benchmarks;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Runs a million executions that leave goroutines behind, in one search, and looks at the heap every 100,000: it
/// must stay flat. Ends with an error if it does not.
public final class LeakEndurance {
    private static final long EXECUTIONS = 1_000_000;
    private static final long BETWEEN_SAMPLES = 100_000;
    private static final long MOST_GROWTH = 8 << 20;

    /// What a goroutine of an exploration prints through [System#out] is held back, but not what goes straight
    /// here.
    private final PrintStream out = System.out;

    private final long started = System.nanoTime();
    private long executions;
    private long firstSample = -1;
    private long lastSample;

    private LeakEndurance() {}

    /// @param arguments the carrier: `continuation` (the default, if this JVM has it) or `baton`
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            Jvm.choose(arguments[0]);
        }
        new LeakEndurance().run();
    }

    private void run() {
        out.println("| executions | heap after collection, KiB | seconds |");
        out.println("|---|---|---|");
        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(EXECUTIONS)
                .budget(Duration.ofHours(1))
                .leaks(false)
                .explore(this::execution);
        sample();
        if (exploration.executions() != EXECUTIONS || exploration.failure().isPresent()) {
            throw new IllegalStateException(exploration.report());
        }
        if (lastSample - firstSample > MOST_GROWTH) {
            throw new IllegalStateException("the heap grew from " + firstSample + " to " + lastSample + " bytes");
        }
    }

    private void execution() {
        // Counted and sampled inside the search, whose own memory is what is looked at.
        if (executions > 0 && executions % BETWEEN_SAMPLES == 0) {
            sample();
        }
        executions++;
        Programs.leaving();
    }

    private void sample() {
        lastSample = Heap.usedAfterCollection();
        if (firstSample < 0) {
            firstSample = lastSample;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
        out.println("| " + executions + " | " + lastSample / 1024 + " | " + seconds + " |");
    }
}
