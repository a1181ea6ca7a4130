package dev.heddle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Explorer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample prints what its comment says, and goes wrong in no interleaving.
final class SamplesTest {
    /// What the explorer has no business with, and why.
    private static final Set<String> ONLY_IN_PARALLEL = Set.of(
            "goroutines.A09_VeryMany", // as many goroutines as that are more than a test needs
            "channels.C05_FullBuffer", // catches what Go.run says of a deadlock; the explorer reports that one itself
            "patterns.G06_WebServer"); // waits for the network

    static List<Sample> samples() throws IOException {
        return Sample.all();
    }

    static List<Sample> explored() throws IOException {
        return Sample.all().stream()
                .filter(sample -> !ONLY_IN_PARALLEL.contains(sample.name()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void printsWhatItsCommentSays(Sample sample) {
        var lines = Captured.lines(sample::run);

        assertThat(sample.order().normalized(lines)).isEqualTo(sample.order().normalized(sample.expected()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("explored")
    void goesWrongInNoInterleaving(Sample sample) {
        Explorer.explorer().executions(300).budget(Duration.ofSeconds(2)).check(sample::run);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void saysHowToRunIt(Sample sample) {
        assertThat(sample.command()).isEqualTo("mvn -q -Dfast -Prun -Dsample=" + sample.name());
    }

    @Test
    void noNumberIsGivenTwice() throws IOException {
        assertThat(Sample.all())
                .extracting(sample -> sample.name().replaceAll(".*\\.|_.*", ""))
                .doesNotHaveDuplicates();
    }
}
