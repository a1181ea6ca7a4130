package dev.heddle.examples.bugs.classics;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;

/// A producer ends its consumers with one last item each would take for the end. There is one pill and there are
/// two consumers.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 7.2.3.
@Kernel("one pill for two")
final class PoisonPillTest {
    private static final int PILL = -1;

    private static void consume(Chan<Integer> queue) {
        for (int i = 0; i < 2; i++) {
            Go.go("consumer " + i, () -> {
                while (queue.receiveOr(PILL) != PILL) {}
            });
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theSecondConsumerGetsNone() {
        var queue = Chan.<Integer>buffered("queue", 3);
        consume(queue);
        queue.send(1);
        queue.send(PILL);
    }

    @GoTest
    void aCloseIsForEverybody() {
        var queue = Chan.<Integer>buffered("queue", 3);
        consume(queue);
        queue.send(1);
        queue.close();
    }
}
