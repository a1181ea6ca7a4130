package dev.heddle.explore.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OutcomeSetTest {
    private static final Explorer EXPLORER =
            Explorer.explorer().strategy(Strategy.dpor()).races(Races.IGNORE);

    private record Read(int first, int second) {
        @Override
        public String toString() {
            return first + ", " + second;
        }
    }

    /// Store buffering: each writes its own variable and reads the other's. Sequentially consistent memory, which
    /// is what an exploration has, never shows two zeros.
    private static Read storeBuffering() {
        var x = new Shared<>("x", 0);
        var y = new Shared<>("y", 0);
        var reads = new int[2];
        var wg = new WaitGroup();
        wg.go(() -> {
            x.set(1);
            reads[0] = y.get();
        });
        wg.go(() -> {
            y.set(1);
            reads[1] = x.get();
        });
        wg.await();
        return new Read(reads[0], reads[1]);
    }

    private static int lostUpdate() {
        var hits = new Shared<>("hits", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> hits.set(hits.get() + 1));
        }
        wg.await();
        return hits.get();
    }

    @Test
    void everyOutcomeOfALitmusTestIsCollected() {
        var outcomes = OutcomeSet.of(EXPLORER, OutcomeSetTest::storeBuffering);

        assertThat(outcomes.values()).containsExactlyInAnyOrder(new Read(0, 1), new Read(1, 0), new Read(1, 1));
        assertThat(outcomes.exploration().exhaustive()).isTrue();
        assertThat(outcomes.values().stream().mapToLong(outcomes::executions).sum())
                .isEqualTo(outcomes.exploration().executions());
        assertThat(outcomes.executions(new Read(0, 0))).isZero();
    }

    @Test
    void aWitnessShowsItsOutcomeAndReplays() {
        var outcomes = OutcomeSet.of(EXPLORER, OutcomeSetTest::lostUpdate);

        var witness = outcomes.witness(1).orElseThrow();

        assertThat(witness.failure()).get().isInstanceOf(AssertionFailed.class);
        assertThat(witness.report()).contains("outcome 1", "\"hits\"");
        assertThat(outcomes.replay(outcomes.token(1).orElseThrow())).isEqualTo(1);
        assertThat(outcomes.replay(outcomes.token(2).orElseThrow())).isEqualTo(2);
        assertThat(outcomes.witness(3)).isEmpty();
    }

    @Test
    void samplingCollectsToo() {
        var outcomes =
                OutcomeSet.of(EXPLORER.strategy(Strategy.portfolio()).executions(200), OutcomeSetTest::lostUpdate);

        assertThat(outcomes.values()).containsExactlyInAnyOrder(1, 2);
        assertThat(outcomes.token(1)).isPresent();
        assertThat(outcomes.exploration().exhaustive()).isFalse();
    }

    @Test
    void nullIsAnOutcome() {
        var outcomes = OutcomeSet.of(EXPLORER, () -> {
            var closing = Chan.<Integer>buffered(1);
            Go.go(() -> closing.trySend(1));
            return closing.tryReceive().orElse(null);
        });

        assertThat(outcomes.values()).containsExactlyInAnyOrder(1, null);
        assertThat(outcomes.token(null)).isPresent();
    }

    @Test
    void aFailureOfTheBodyIsNoOutcome() {
        var outcomes = OutcomeSet.of(EXPLORER, () -> {
            var mutex = new Mutex();
            mutex.lock();
            mutex.lock();
            return 1;
        });

        assertThat(outcomes.values()).isEmpty();
        assertThat(outcomes.exploration().failure()).get().isInstanceOf(Deadlock.class);
    }

    @Test
    void theTableSaysWhatWasExpected() {
        var outcomes = OutcomeSet.of(EXPLORER, OutcomeSetTest::lostUpdate);

        var token = outcomes.token(1).orElseThrow();
        assertThat(outcomes.table(Set.of(2)).lines())
                .anyMatch(line -> line.startsWith("  1 ") && line.contains("FORBIDDEN  " + token))
                .anyMatch(line -> line.startsWith("  2 ") && line.contains("expected"))
                .last()
                .asString()
                .endsWith("executions, exhaustive");
        assertThat(outcomes.table(Set.of(1, 2, 3)).lines())
                .anyMatch(line -> line.startsWith("  3 ") && line.endsWith("expected, not seen"));
    }
}
