package dev.heddle.examples.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Heddle promises of the corpus. The system property `bugs.full` asks for all of it, which takes some
/// minutes.
final class CorpusTest {
    private static final boolean FULL = System.getProperty("bugs.full") != null;
    private static final int SEEDS = FULL ? 20 : 5;
    private static final int REPLAYS = FULL ? 100 : 3;
    private static final long SILENCE = FULL ? 20_000 : 2_000;

    static List<Variant> withBug() {
        return Corpus.withBug();
    }

    static List<Variant> twins() {
        return Corpus.twins();
    }

    @ParameterizedTest
    @MethodSource("withBug")
    void aBugIsFoundFromEverySeedAndReplays(Variant variant) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var hunt = Hunt.of(variant, Strategy.auto(), seed);
            assertThat(hunt.find())
                    .as("%s, seed %d: %s", variant, seed, hunt.exploration())
                    .isPresent();
            assertThat(hunt.replays(REPLAYS)).as("%s, seed %d", variant, seed).isEqualTo(REPLAYS);
        }
    }

    @ParameterizedTest
    @MethodSource("withBug")
    void aBugIsFoundBySamplingAlone(Variant variant) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var hunt = Hunt.of(variant, Strategy.portfolio(), seed);
            assertThat(hunt.find())
                    .as("%s, seed %d: %s", variant, seed, hunt.exploration())
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinIsSilent(Variant variant) {
        var exploration = Silence.of(variant, SILENCE);

        assertThat(exploration.failures()).extracting(Failure::message).isEmpty();
        assertThat(exploration.inconclusive()).isZero();
    }

    @Test
    void everyKernelHasABugATwinAndPublishedFigures() {
        var kernels = Corpus.classes().map(Corpus::nameOf).toList();

        assertThat(kernels).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
        assertThat(withBug()).extracting(Variant::kernel).containsAll(kernels);
        assertThat(twins()).extracting(Variant::kernel).containsAll(kernels);
        assertThat(Corpus.published().keySet()).containsExactlyInAnyOrderElementsOf(kernels);
    }

    @Test
    void everyKernelNamesItsSource() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                if (text.contains("\n@Kernel(")) {
                    assertThat(text.replace("\n///", ""))
                            .as(file.toString())
                            .containsPattern("Source: .*distilled by GoBench \\(MIT, Copyright \\(c\\) 2021"
                                    + " Institute of Computing Technology, University of New South Wales\\); written"
                                    + " anew|Described in: ");
                }
            }
        }
    }
}
