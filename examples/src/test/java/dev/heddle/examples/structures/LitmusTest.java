package dev.heddle.examples.structures;

import static dev.heddle.junit.assertj.HeddleAssertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.outcome.OutcomeSet;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import org.junit.jupiter.api.Test;

/// Which outcomes can a few lines have? All of them, and no others.
final class LitmusTest {
    private static final Explorer EVERY_INTERLEAVING = Explorer.explorer().strategy(Strategy.dpor());

    // tag::lost[]
    static int twoIncrements() {
        var hits = new Shared<>("hits", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> hits.set(hits.get() + 1));
        }
        wg.await();
        return hits.get();
    }

    @Test
    void anIncrementCanBeLost() {
        var racy = EVERY_INTERLEAVING.races(Races.IGNORE);

        assertThat(OutcomeSet.of(racy, LitmusTest::twoIncrements))
                .areExactly(1, 2)
                .areExhaustive();
    }
    // end::lost[]

    // tag::locked[]
    static int twoLockedIncrements() {
        var mutex = new Mutex("mutex");
        var hits = new Shared<>("hits", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            wg.go(() -> {
                try (var _ = mutex.hold()) {
                    hits.set(hits.get() + 1);
                }
            });
        }
        wg.await();
        return hits.get();
    }

    @Test
    void underALockNoneIsLost() {
        assertThat(OutcomeSet.of(EVERY_INTERLEAVING, LitmusTest::twoLockedIncrements))
                .areExactly(2)
                .areExhaustive();
    }
    // end::locked[]
}
