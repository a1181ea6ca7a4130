package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Explores a program exhaustively, and says how it can end.
///
/// @param outcomes    everything that it reported in some interleaving
/// @param exploration the search
record Search(Set<String> outcomes, Exploration exploration) {
    private static final int PLENTY = 1_000_000;

    /// A program that tells what came out.
    interface Program {
        void run(Consumer<String> outcome) throws Exception;
    }

    static Search by(Strategy strategy, TimeModel time, Program program) {
        var outcomes = new TreeSet<String>();
        var exploration = Explorer.explorer()
                .strategy(strategy)
                .time(time)
                .executions(PLENTY)
                .budget(Duration.ofMinutes(2))
                .stopAtFailure(false)
                .explore(() -> program.run(outcomes::add));
        exploration.failures().forEach(f -> outcomes.add(f.getClass().getSimpleName()));
        return new Search(outcomes, exploration);
    }

    /// So many executions of a strategy.
    static Search sampled(Strategy strategy, int executions, Program program) {
        var outcomes = new TreeSet<String>();
        var exploration = Explorer.explorer()
                .strategy(strategy)
                .executions(executions)
                .budget(Duration.ofMinutes(1))
                .stopAtFailure(false)
                .explore(() -> program.run(outcomes::add));
        exploration.failures().forEach(f -> outcomes.add(f.getClass().getSimpleName()));
        return new Search(outcomes, exploration);
    }

    static Search by(Strategy strategy, Program program) {
        return by(strategy, TimeModel.IDLE, program);
    }

    /// Every interleaving, with and without reduction: both must agree.
    static Search exhaustive(Program program) {
        return exhaustive(TimeModel.IDLE, program);
    }

    static Search exhaustive(TimeModel time, Program program) {
        var all = by(Strategy.depthFirst(), time, program);
        var reduced = by(Strategy.dpor(), time, program);

        assertThat(all.exploration.exhaustive()).isTrue();
        assertThat(reduced.exploration.exhaustive()).isTrue();
        assertThat(reduced.outcomes).isEqualTo(all.outcomes);
        return reduced;
    }

    /// Every interleaving up to equivalence, of a program that has too many to go through all of them. What
    /// sampling finds must be among them.
    static Search reduced(Program program) {
        var reduced = by(Strategy.dpor(), program);
        var sampled = sampled(Strategy.random(), 2_000, program);

        assertThat(reduced.exploration.exhaustive()).isTrue();
        assertThat(reduced.outcomes).containsAll(sampled.outcomes);
        return reduced;
    }

    long executions() {
        return exploration.executions();
    }

    /// What the default finds in a program, within a thousand executions; it must replay.
    static Failure failure(GoBody body) {
        var explorer = Explorer.explorer().executions(1_000);
        var found = explorer.explore(body).failure().orElseThrow();

        var again = explorer.replay(found.replayToken(), body).failure().orElseThrow();

        assertThat(again.message()).isEqualTo(found.message());
        return found;
    }
}
