package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.strategy.Cell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A search says how far it has come, and a search that is cut off how much it has left out.
class ProgressTest {
    private static void writers(int goroutines) {
        var x = new Cell();
        for (int i = 0; i < goroutines; i++) {
            int n = i;
            Go.go(() -> x.set(n));
        }
    }

    private static Explorer dpor(long executions) {
        return Explorer.explorer()
                .strategy(Strategy.dpor())
                .executions(executions)
                .budget(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void theListenerIsToldOnceASecondOfRealTime(int workers) {
        var told = new ArrayList<Progress>();

        // 20! executions.
        var exploration = dpor(Long.MAX_VALUE / 2)
                .budget(Duration.ofMillis(1_300))
                .workers(workers)
                .listener(told::add)
                .explore(() -> writers(20));

        assertThat(told).hasSizeBetween(1, (int) exploration.elapsed().toSeconds());
        assertThat(told).allSatisfy(progress -> {
            assertThat(progress.executions()).isPositive().isLessThanOrEqualTo(exploration.executions());
            assertThat(progress.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(progress.executionsPerSecond()).isPositive();
            assertThat(progress.remainingBudget()).isLessThan(Duration.ofMillis(301));
            assertThat(progress.estimatedTotal()).isGreaterThan(progress.executions());
        });
    }

    @Test
    void aFastSearchTellsNothing() {
        var told = new ArrayList<Progress>();

        dpor(100_000).listener(told::add).explore(() -> writers(3));

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 252, 20", "2, 252, 20", "1, 2520, 4", "2, 2520, 4", "1, 4536, 3", "2, 4536, 3"})
    void aSearchThatIsCutOffEstimatesWhatIsLeft(int workers, int executions, int factor) {
        // 7! = 5,040 executions.
        var text = dpor(executions).workers(workers).explore(() -> writers(7)).report();

        assertThat(text)
                .containsPattern(
                        "no failure in [0-9,]+ executions, not exhaustive \\(0 redundant, about [0-9,]+ more to "
                                + "come\\), strategy dpor");
        double estimate = Double.parseDouble(
                text.replaceAll("(?s).*about ([0-9,]+) more.*", "$1").replace(",", ""));
        double left = 5_040 - executions;
        assertThat(estimate).isBetween(left / factor, left * factor);
    }

    @Test
    void nothingIsLeftWhenAllWasRun() {
        assertThat(dpor(5_041).explore(() -> writers(7)).report())
                .startsWith("no failure in 5,040 executions, exhaustive: every interleaving was run, strategy dpor");
    }

    private static Progress progress(long executions, double remaining) {
        return new Progress(executions, Duration.ofSeconds(2), 1_234, remaining, Duration.ofMillis(3_900), -1);
    }

    @Test
    void aLineSaysWhatIsKnown() {
        assertThat(progress(12_345, 21_800).line())
                .isEqualTo("12,345 of about 34,000 executions, 1,234 a second, 3 s left");
        assertThat(progress(1, -1).line()).isEqualTo("1 execution, 1,234 a second, 3 s left");
        assertThat(progress(1, 1e30).line()).isEqualTo("1 of about 1e+30 executions, 1,234 a second, 3 s left");
    }

    @Test
    void onATerminalTheLineIsWrittenOverAndErased() {
        var bytes = new ByteArrayOutputStream();

        try (var line = ProgressLine.over(new PrintStream(bytes, true, StandardCharsets.UTF_8), "PoolTest#adds")) {
            line.accept(progress(12_345, 21_800));
            line.accept(progress(1, -1));
        }

        var first = "PoolTest#adds: 12,345 of about 34,000 executions, 1,234 a second, 3 s left";
        var second = "PoolTest#adds: 1 execution, 1,234 a second, 3 s left";
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + first + "\r" + second + " ".repeat(first.length() - second.length()) + "\r"
                        + " ".repeat(second.length()) + "\r");
    }

    @Test
    void elsewhereEachIsALineOfItsOwn() {
        var bytes = new ByteArrayOutputStream();

        try (var lines = ProgressLine.to(new PrintStream(bytes, true, StandardCharsets.UTF_8), "")) {
            lines.accept(progress(1, -1));
            lines.accept(progress(2, -1));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("1 execution, 1,234 a second, 3 s left", "2 executions, 1,234 a second, 3 s left");
    }

    @Test
    void withoutATerminalNothingIsWritten() {
        var before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        try (var line = ProgressLine.onTerminal("")) {
            line.accept(progress(1, -1));
        } finally {
            System.setErr(before);
        }

        if (System.console() == null || !System.console().isTerminal()) {
            assertThat(bytes.size()).isZero();
        }
    }
}
