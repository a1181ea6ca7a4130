package dev.heddle.examples.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.context.Context;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;

/// Chapter H under the explorer.
final class ContextTest {
    @GoTest
    void theGeneratorStopsWhereverItIs() {
        var wg = new WaitGroup();
        try (var ctx = Context.background().withCancel()) {
            assertThat(H01_Cancel.numbers(ctx, wg).receive()).isEqualTo(1);
        }
        wg.await();
    }
}
