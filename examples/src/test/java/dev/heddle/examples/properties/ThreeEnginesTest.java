package dev.heddle.examples.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.Explorer;
import dev.heddle.junit.GoTest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// One class with tests of three engines, as a build runs them side by side: jqwik's, Jupiter's and ours.
final class ThreeEnginesTest {
    private static int sum(int first, int second) {
        var numbers = Chan.<Integer>unbuffered();
        Go.go(() -> numbers.send(first));
        Go.go(() -> numbers.send(second));
        return numbers.receiveOr(0) + numbers.receiveOr(0);
    }

    @GoTest
    void ofHeddle(@ForAll int first, @ForAll @IntRange(min = 1, max = 9) int second) {
        assertThat(sum(first, second)).isEqualTo(first + second);
    }

    @Property(tries = 20)
    void ofJqwik(@ForAll int first, @ForAll @IntRange(min = 1, max = 9) int second) {
        assertThat(second).isBetween(1, 9);
        Explorer.explorer().check(() -> assertThat(sum(first, second)).isEqualTo(first + second));
    }

    @Test
    void ofJupiter() {
        assertThat(sum(1, 2)).isEqualTo(3);
    }
}
