package dev.heddle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.examples.bugs.SumOfSquaresCorrected;
import dev.heddle.junit.GoTest;
import org.junit.jupiter.api.Test;

/// The main job tells its whole story.
final class MainTest {
    @Test
    void findsTheBugReplaysItAndClearsTheCorrectedProgram() {
        var output = String.join("\n", Captured.lines(Main::main));

        assertThat(output)
                .containsSubsequence(
                        "1. A program with a bug",
                        "it gave the right sum ",
                        "2. The same program, explored",
                        "replay   @GoTest(replay = \"h2:",
                        "3. Replayed",
                        "The same failure.",
                        "4. The right program",
                        "no failure in ",
                        "every interleaving")
                .doesNotContain("Another failure");
    }

    // tag::corrected[]
    @GoTest
    void theCorrectedProgramAddsUpTheSquares() {
        assertThat(SumOfSquaresCorrected.sumOfSquares(1, 2)).isEqualTo(5);
    }
    // end::corrected[]
}
