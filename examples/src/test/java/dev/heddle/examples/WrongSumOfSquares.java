package dev.heddle.examples;

import static dev.heddle.examples.bugs.SumOfSquares.sumOfSquares;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.GoTest;

/// The README's failing test. [ReadmeTest] runs it; its name hides it from the build.
final class WrongSumOfSquares {
    // tag::test[]
    @GoTest
    void addsUpTheSquares() {
        assertThat(sumOfSquares(1, 2)).isEqualTo(5);
    }
    // end::test[]
}
