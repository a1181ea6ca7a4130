package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.probe.BlockingQueues;
import dev.heddle.probe.Queues;
import dev.heddle.probe.ThreadPools;
import java.io.Serial;
import java.util.Collections;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a queue holds where somebody else than its usual users has a hand in it.
class QueueContentsTest {
    @Test
    void whatUnseenCodePutsInIsFoundBeforeOrNot() {
        var search = Search.exhaustive(outcome -> {
            var queue = new LinkedBlockingQueue<Integer>();
            Together.run(
                    () -> {
                        Collections.addAll(queue, 1, 2);
                        outcome.accept("left " + BlockingQueues.size(queue));
                    },
                    () -> outcome.accept("found " + BlockingQueues.poll(queue)));
        });

        assertThat(search.outcomes()).containsExactly("found 1", "found null", "left 1", "left 2");
    }

    @Test
    void whoeverWaitsForAnElementGetsWhatUnseenCodePutsIn() {
        var search = Search.exhaustive(outcome -> {
            var queue = new LinkedBlockingQueue<Integer>();
            Together.run(
                    () -> {
                        Collections.addAll(queue, 1, 2);
                        BlockingQueues.size(queue);
                    },
                    () -> outcome.accept("first " + BlockingQueues.take(queue)),
                    () -> outcome.accept("second " + BlockingQueues.take(queue)));
        });

        assertThat(search.outcomes()).containsExactly("first 1", "first 2", "second 1", "second 2");
    }

    @Test
    void whatUnseenCodeTakesOutIsGone() {
        var search = Search.exhaustive(outcome -> {
            var queue = new LinkedBlockingQueue<Integer>();
            BlockingQueues.put(queue, 1);
            BlockingQueues.put(queue, 2);
            queue.removeIf(n -> n == 1);
            Together.run(
                    () -> outcome.accept("a " + BlockingQueues.poll(queue)),
                    () -> outcome.accept("b " + BlockingQueues.poll(queue)));
        });

        assertThat(search.outcomes()).containsExactly("a 2", "a null", "b 2", "b null");
    }

    @Test
    void aTaskThatTheProgramTakesOutOfItsPoolIsNotRun() {
        var search = Search.exhaustive(outcome -> {
            var queue = new LinkedBlockingQueue<Runnable>();
            try (var pool = ThreadPools.make(1, 1, 1, TimeUnit.SECONDS, queue)) {
                pool.execute(() -> outcome.accept("first ran"));
                pool.execute(() -> outcome.accept("second ran"));
                outcome.accept(Queues.poll(pool.getQueue()) == null ? "late" : "taken out");
            }
        });

        assertThat(search.outcomes()).containsExactly("first ran", "late", "second ran", "taken out");
    }

    /// Of a class that nobody knows, and that wants nothing but the first task.
    private static final class OnlyOne extends LinkedBlockingQueue<Runnable> {
        @Serial
        private static final long serialVersionUID = 1L;

        private boolean hasHadOne;

        @Override
        public boolean offer(Runnable task) {
            var wants = !hasHadOne;
            hasHadOne = true;
            return wants && super.offer(task);
        }
    }

    @Test
    void whatAQueueOfTheProgramDoesNotWantGetsAnotherThread() {
        var search = Search.reduced(outcome -> {
            try (var pool = ThreadPools.make(1, 2, 1, TimeUnit.SECONDS, new OnlyOne())) {
                pool.execute(() -> {});
                pool.execute(() -> {});
                pool.execute(() -> {});
                outcome.accept("threads " + pool.getLargestPoolSize());
            }
        });

        assertThat(search.outcomes()).containsExactly("threads 2");
    }
}
