package dev.heddle.junit.assertj;

import static dev.heddle.junit.assertj.HeddleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.outcome.OutcomeSet;
import dev.heddle.sync.WaitGroup;
import org.junit.jupiter.api.Test;

final class OutcomeSetAssertTest {
    private static final OutcomeSet<String> ORDERS =
            OutcomeSet.of(Explorer.explorer().strategy(Strategy.dpor()), OutcomeSetAssertTest::order);

    /// "ab", "ba" or "aa": three of the four that come to mind.
    private static String order() {
        var wg = new WaitGroup();
        var letters = new StringBuilder();
        wg.go(() -> letters.append(Go.chance() ? "a" : "b"));
        wg.await();
        return letters.append(letters.toString().equals("b") || Go.chance() ? "a" : "b")
                .toString();
    }

    @Test
    void whatHoldsPasses() {
        assertThatCode(() -> assertThat(ORDERS)
                        .areExactly("ab", "ba", "aa")
                        .areAmong("ab", "ba", "aa", "bb")
                        .include("ab")
                        .exclude("bb")
                        .areExhaustive())
                .doesNotThrowAnyException();
    }

    @Test
    void anOutcomeThatMayNotBeIsShownWithItsSchedule() {
        assertThatThrownBy(() -> assertThat(ORDERS).areExactly("ab", "aa"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting exactly the outcomes [ab, aa]")
                .hasMessageContaining("FORBIDDEN  h2:")
                .hasMessageContaining("outcome ba")
                .hasMessageContaining("choose");
        assertThatThrownBy(() -> assertThat(ORDERS).areAmong("ab", "aa")).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> assertThat(ORDERS).exclude("ba")).hasMessageContaining("outcome ba");
    }

    @Test
    void anOutcomeThatIsMissingIsNamed() {
        assertThatThrownBy(() -> assertThat(ORDERS).include("bb")).hasMessageContaining("expected, not seen");
        assertThatThrownBy(() -> assertThat(ORDERS).areExactly("ab", "ba", "aa", "bb"))
                .hasMessageContaining("expected, not seen");
    }

    @Test
    void samplingIsNotExhaustive() {
        var sampled =
                OutcomeSet.of(Explorer.explorer().strategy(Strategy.random()).executions(10), () -> Go.choose(2));

        assertThatThrownBy(() -> assertThat(sampled).areExhaustive()).hasMessageContaining("every interleaving");
    }

    @Test
    void aFailureOfTheBodyComesFirst() {
        var failing = OutcomeSet.<Integer>of(Explorer.explorer(), () -> {
            throw Go.panic("no outcome");
        });

        assertThatThrownBy(() -> assertThat(failing).areExactly(1)).hasMessageContaining("panic: no outcome");
    }
}
