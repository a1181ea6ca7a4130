package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.strategy.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The strategy auto: a fifth of the executions is exhaustive search, and what that does not finish is sampled.
class AutoTest {
    /// Each order of five goroutines at one variable: 120 traces. The orders that were run, one after another.
    private final List<List<Integer>> orders = new ArrayList<>();

    @Test
    void aProgramThatIsCoveredInAFifthIsRunNoMore() {
        var exploration = Explorer.explorer().executions(1_000).explore(this::fiveInAnyOrder);

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(exploration.executions()).isEqualTo(120);
        assertThat(exploration.redundant()).isZero();
        assertThat(distinct(0, 120)).hasSize(120);
        assertThat(exploration.report())
                .contains("no failure in 120 executions, exhaustive: every interleaving was run")
                .contains("strategy dpor");
    }

    @Test
    void whatIsNotCoveredInAFifthIsSampled() {
        var exploration = Explorer.explorer().executions(500).explore(this::fiveInAnyOrder);

        assertThat(exploration.exhaustive()).isFalse();
        assertThat(exploration.executions()).isEqualTo(500);
        assertThat(distinct(0, 100)).as("exhaustive search repeats nothing").hasSize(100);
        assertThat(distinct(100, 500)).as("sampling does").hasSizeLessThan(400);
        assertThat(exploration.report()).contains("not exhaustive").contains("strategy portfolio");
    }

    private Set<List<Integer>> distinct(int from, int to) {
        return new HashSet<>(orders.subList(from, to));
    }

    private void fiveInAnyOrder() {
        var turn = new Cell();
        var order = new ArrayList<Integer>();
        orders.add(order);
        for (int i = 0; i < 5; i++) {
            int number = i;
            Go.go(() -> {
                turn.add(1);
                order.add(number);
            });
        }
    }
}
