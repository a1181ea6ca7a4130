package dev.heddle.examples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.GoTest;
import java.util.List;

/// Chapter G under the explorer.
final class PatternsTest {
    // tag::pool[]
    @GoTest
    void everyJobIsDoneOnceWhoeverDoesIt() {
        assertThat(G01_WorkerPool.squares(2, List.of(1, 2, 3))).containsExactlyInAnyOrder(1, 4, 9);
    }
    // end::pool[]

    @GoTest
    void aPipelineKeepsTheOrder() {
        assertThat(G02_Pipeline.pipeline(List.of(" a", "b "))).containsExactly("(A)", "(B)");
    }

    @GoTest
    void mergedChannelsLoseNothing() {
        assertThat(G03_FanOutFanIn.primes(6, 2)).containsExactlyInAnyOrder(2, 3, 5);
    }

    @GoTest
    void theCrawlerFindsEveryPageAndEnds() {
        assertThat(new G04_Crawler().crawl("/blog/1"))
                .containsExactly("/", "/about", "/blog", "/blog/1", "/blog/2", "/people");
    }
}
