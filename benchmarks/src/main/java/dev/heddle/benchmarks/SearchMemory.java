package dev.heddle.benchmarks;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import java.io.PrintStream;
import java.time.Duration;

/// What an exhaustive search holds in memory: its wakeup trees, sleep sets and record of the execution. Looks at
/// the heap some times in the course of each search, and says by how much it was above the start at most.
public final class SearchMemory {
    private static final int SAMPLES = 16;

    /// What a goroutine of an exploration prints through [System#out] is held back, but not what goes straight
    /// here.
    private final PrintStream out = System.out;

    private long executions;
    private long start;
    private long most;

    private SearchMemory() {}

    /// @param arguments none
    public static void main(String[] arguments) {
        var memory = new SearchMemory();
        memory.out.println("| program | executions | most above the start, KiB |");
        memory.out.println("|---|---|---|");
        memory.measure("mutex(4, 2)", 2_520, () -> Programs.mutex(4, 2));
        memory.measure("writers(7)", 5_040, () -> Programs.writers(7, 0));
        memory.measure("readers(13)", 8_192, () -> Programs.readers(13));
        memory.measure("lastZero(13)", 32_768, () -> Programs.lastZero(13));
        memory.measure("lastZero(15)", 147_456, () -> Programs.lastZero(15));
    }

    private void measure(String name, long expected, GoBody body) {
        executions = 0;
        most = 0;
        var exploration = Explorer.explorer()
                .strategy(Strategy.dpor())
                .races(Races.IGNORE)
                .executions(Long.MAX_VALUE)
                .budget(Duration.ofMinutes(5))
                .explore(() -> {
                    sampleIf(executions++ % (expected / SAMPLES) == 0);
                    body.run();
                });
        if (exploration.executions() != expected || !exploration.exhaustive()) {
            throw new IllegalStateException(exploration.report());
        }
        out.printf("| %s | %,d | %,d |%n", name, expected, most / 1024);
    }

    private void sampleIf(boolean isTime) {
        if (!isTime) {
            return;
        }
        long used = Heap.usedAfterCollection();
        start = executions == 1 ? used : start;
        most = Math.max(most, used - start);
    }
}
