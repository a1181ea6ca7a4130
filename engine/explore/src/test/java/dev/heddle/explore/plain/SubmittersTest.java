package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.probe.ForkJoinPools;
import dev.heddle.probe.Pools;
import dev.heddle.probe.ThreadPools;
import dev.heddle.probe.Threads;
import dev.heddle.probe.Timers;
import dev.heddle.sync.Shared;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What pools and timers order, and what they do not: a task comes after who has submitted it, and the end of a
/// pool after all tasks; two who submit something owe each other nothing.
class SubmittersTest {
    /// What something can be submitted to.
    enum To {
        ONE_THREAD,
        TWO_THREADS,
        CACHED,
        ARRAY,
        SCHEDULED,
        FORK_JOIN;

        ExecutorService make() {
            return switch (this) {
                case ONE_THREAD -> Pools.newFixedThreadPool(1);
                case TWO_THREADS -> Pools.newFixedThreadPool(2);
                case CACHED -> Pools.newCachedThreadPool();
                case ARRAY -> ThreadPools.make(1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
                case SCHEDULED -> Pools.newScheduledThreadPool(2);
                case FORK_JOIN -> ForkJoinPools.make(2);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSubmitsSomethingIsNotOrderedBeforeWhoSubmitsLater(To to) {
        var failure = Search.failure(() -> {
            try (var pool = to.make()) {
                submitAndRead(pool);
            }
        });

        assertThat(failure).isInstanceOf(DataRace.class);
    }

    @Test
    void whoSchedulesSomethingIsNotOrderedBeforeWhoSchedulesLater() {
        var failure = Search.failure(() -> {
            var timer = Timers.make(true);
            submitAndRead(task -> timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            task.run();
                        }
                    },
                    0));
        });

        assertThat(failure).isInstanceOf(DataRace.class);
    }

    /// One writes and submits; another one, who always comes later, submits and reads.
    private static void submitAndRead(Executor executor) throws InterruptedException {
        var shared = new Shared<>(0);
        Go.go("writer", () -> {
            shared.set(1);
            executor.execute(() -> {});
        });
        Threads.sleep(1_000); // that time passes orders nothing
        executor.execute(() -> {});
        shared.get();
    }

    @ParameterizedTest
    @EnumSource
    void submittingHappensBeforeTheTaskAndTheTasksBeforeTheEnd(To to) {
        var search = Search.reduced(_ -> {
            var before = new Shared<>(0);
            var tasks = List.of(new Shared<>(0), new Shared<>(0));
            before.set(1);
            try (var pool = to.make()) {
                for (var own : tasks) {
                    pool.execute(() -> {
                        before.get();
                        own.set(1);
                    });
                }
            }
            for (var own : tasks) {
                own.get();
            }
        });

        assertThat(search.outcomes()).isEmpty();
    }
}
