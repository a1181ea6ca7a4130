package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.CompletableFutures;
import dev.heddle.probe.CompletionServices;
import dev.heddle.probe.FutureTasks;
import dev.heddle.probe.Pools;
import dev.heddle.probe.ScheduledThreadPools;
import dev.heddle.probe.ThreadPools;
import dev.heddle.probe.Threads;
import dev.heddle.time.Time;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Pools, futures and scheduled tasks of plain Java.
class ExecutorsTest {
    @Test
    void tasksOfAPoolRace() {
        var search = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make();
            var pool = Pools.newFixedThreadPool(2);
            Runnable task = () -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1);
            var a = pool.submit(task);
            var b = pool.submit(task);
            a.get();
            b.get();
            outcome.accept("" + AtomicIntegers.get(counter));
            pool.shutdown();
        });

        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    @Test
    void aSingleThreadRunsTasksInOrder() {
        var search = Search.exhaustive(outcome -> {
            var order = new StringBuilder();
            try (var pool = Pools.newSingleThreadExecutor()) {
                pool.execute(() -> order.append(1));
                pool.execute(() -> order.append(2));
                pool.execute(() -> order.append(Threads.getName(Threads.currentThread())));
            }
            outcome.accept(order.toString());
        });

        assertThat(search.outcomes()).containsExactly("12pool-1-thread-1");
    }

    @Test
    void aPoolThatNobodyShutsDownIsALeak() {
        var failure = Search.failure(
                () -> Pools.newFixedThreadPool(1).submit(() -> {}).get());

        assertThat(failure).isInstanceOf(GoroutineLeak.class);
        assertThat(failure.message()).contains("goroutine \"pool-1-thread-1\" [ThreadPoolExecutor.take] pool 1");
    }

    @Test
    void aTaskThatWaitsForAnotherOfAFullPoolIsADeadlock() {
        var failure = Search.failure(() -> {
            var pool = Pools.newFixedThreadPool(1);
            pool.submit(() -> pool.submit(() -> 1).get()).get();
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .contains("goroutine \"main\" [Future.get] future 1   at ")
                .contains("goroutine \"pool-1-thread-1\" [Future.get] future 2   at ")
                .contains("ExecutorsTest.java");
    }

    @Test
    void whatATaskThrowsComesOutOfItsFuture() {
        var search = Search.exhaustive(outcome -> {
            try (var pool = Pools.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> broken = () -> {
                    throw new IllegalStateException("broken");
                };
                var future = pool.submit(broken);
                try {
                    future.get();
                } catch (ExecutionException e) {
                    outcome.accept(e.getCause().getMessage());
                }
            }
        });

        assertThat(search.outcomes()).containsExactly("broken");
    }

    @Test
    void aFullQueueRefuses() {
        var search = Search.exhaustive(outcome -> {
            var pool = ThreadPools.make(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
            var refused = 0;
            for (int i = 0; i < 3; i++) {
                try {
                    pool.execute(() -> {});
                } catch (RejectedExecutionException e) {
                    refused++;
                }
            }
            outcome.accept("" + refused);
            pool.shutdown();
            outcome.accept("ended " + pool.awaitTermination(1, TimeUnit.SECONDS));
        });

        assertThat(search.outcomes()).containsExactly("0", "1", "ended true");
    }

    @Test
    void shutdownNowInterruptsWhatRuns() {
        var search = Search.exhaustive(outcome -> {
            var pool = Pools.newFixedThreadPool(1);
            pool.execute(() -> {
                try {
                    Threads.sleep(10_000);
                    outcome.accept("slept");
                } catch (InterruptedException e) {
                    outcome.accept("interrupted");
                }
            });
            pool.execute(() -> outcome.accept("never"));
            Threads.sleep(1);
            outcome.accept("left " + pool.shutdownNow().size());
            pool.awaitTermination(1, TimeUnit.SECONDS);
            outcome.accept("at " + Time.now().getEpochSecond() % 60);
        });

        assertThat(search.outcomes()).containsExactly("at 0", "interrupted", "left 1");
    }

    @Test
    void aFutureCanBeCancelledBeforeItStartsOrNot() {
        var search = Search.exhaustive(outcome -> {
            try (var pool = Pools.newFixedThreadPool(1)) {
                var future = pool.submit(() -> 1);
                future.cancel(false);
                try {
                    outcome.accept("" + future.get());
                } catch (CancellationException e) {
                    outcome.accept("cancelled");
                }
            }
        });

        assertThat(search.outcomes()).containsExactly("1", "cancelled");
    }

    @Test
    void aGetGivesUpWhenItsTimeIsOver() {
        var search = Search.exhaustive(outcome -> {
            var task = FutureTasks.make(() -> {
                Threads.sleep(2_000);
                return 1;
            });
            Threads.start(Threads.make(task));
            try {
                task.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                outcome.accept("done " + task.isDone());
            }
            outcome.accept("" + task.get());
        });

        assertThat(search.outcomes()).containsExactly("1", "done false");
    }

    @Test
    void stagesCompleteOneAnother() {
        var search = Search.reduced(outcome -> {
            var a = CompletableFutures.supplyAsync(() -> 1);
            var b = CompletableFutures.supplyAsync(() -> 2);
            outcome.accept(
                    "" + a.thenCombine(b, Integer::sum).thenApply(n -> 10 * n).join());
        });

        assertThat(search.outcomes()).containsExactly("30");
    }

    @Test
    void anyOfIsTheFirst() {
        var search = Search.reduced(outcome -> {
            var a = CompletableFutures.supplyAsync(() -> "a");
            var b = CompletableFutures.supplyAsync(() -> "b");
            outcome.accept("" + CompletableFutures.anyOf(a, b).join());
            CompletableFutures.allOf(a, b).join();
        });

        assertThat(search.outcomes()).containsExactly("a", "b");
    }

    @Test
    void aFutureThatNobodyCompletesIsADeadlock() {
        var failure = Search.failure(() -> CompletableFutures.make().join());

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("goroutine \"main\" [CompletableFuture.get] CompletableFuture 1   at ");
    }

    @Test
    void aFutureTimesOutOnTheVirtualClock() {
        var search = Search.exhaustive(outcome -> {
            var late = CompletableFutures.<String>make().completeOnTimeout("late", 5, TimeUnit.SECONDS);
            outcome.accept(late.join() + " at " + Time.now().getEpochSecond() % 60);
        });

        assertThat(search.outcomes()).containsExactly("late at 5");
    }

    @Test
    void onlyOneCompletionCounts() {
        var search = Search.exhaustive(outcome -> {
            var future = CompletableFutures.<Integer>make();
            Together.run(
                    () -> outcome.accept("1 " + future.complete(1)), () -> outcome.accept("2 " + future.complete(2)));
            outcome.accept("is " + future.join());
        });

        assertThat(search.outcomes()).containsExactly("1 false", "1 true", "2 false", "2 true", "is 1", "is 2");
    }

    @Test
    void scheduledTasksFollowTheVirtualClock() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var pool = Pools.newScheduledThreadPool(1);
            var once = pool.schedule(() -> Time.now().getEpochSecond() % 60, 3, TimeUnit.SECONDS);
            outcome.accept("once at " + once.get());
            var runs = AtomicIntegers.make();
            var again = pool.scheduleAtFixedRate(() -> AtomicIntegers.incrementAndGet(runs), 1, 2, TimeUnit.SECONDS);
            Threads.sleep(6_000);
            again.cancel(false);
            outcome.accept("runs " + AtomicIntegers.get(runs));
            pool.shutdown();
            outcome.accept("ended " + pool.awaitTermination(1, TimeUnit.SECONDS));
        });

        assertThat(search.outcomes()).containsExactly("ended true", "once at 3", "runs 3");
    }

    @Test
    void invokeAllAndAnyAndCompletionServices() {
        var search = Search.sampled(Strategy.random(), 300, outcome -> {
            try (ExecutorService pool = Pools.newCachedThreadPool()) {
                List<Callable<Integer>> calls = List.of(() -> 1, () -> 2);
                outcome.accept("all " + pool.invokeAll(calls).get(1).get());
                outcome.accept("any " + pool.invokeAny(calls));
                var service = CompletionServices.<Integer>make(pool);
                service.submit(calls.get(0));
                service.submit(calls.get(1));
                outcome.accept("first " + service.take().get());
                service.take();
            }
        });

        assertThat(search.outcomes())
                .contains("all 2", "any 1", "any 2", "first 1", "first 2")
                .hasSize(5);
    }

    @Test
    void aPoolOfAnExecutionIsOfNoUseOutside() {
        var kept = new ExecutorService[1];
        Search.by(Strategy.dpor(), _ -> {
            kept[0] = Pools.newFixedThreadPool(1);
        });

        assertThatThrownBy(() -> kept[0].execute(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a pool of an exploration is used on the thread");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        try (var pool = Pools.newFixedThreadPool(1)) {
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
        assertThat(CompletableFutures.supplyAsync(() -> 2).join()).isEqualTo(2);
        var task = FutureTasks.make(() -> 3);
        task.run();
        assertThat(task.get()).isEqualTo(3);
    }

    @Test
    void aScheduledPoolCountsItsTasks() {
        var search = Search.exhaustive(outcome -> {
            var pool = ScheduledThreadPools.make(1);
            outcome.accept("started " + pool.prestartAllCoreThreads());
            var _ = pool.schedule(() -> {}, 1, TimeUnit.SECONDS);
            outcome.accept("tasks " + pool.getTaskCount() + ", threads " + pool.getPoolSize());
            Threads.sleep(2_000);
            outcome.accept("completed " + pool.getCompletedTaskCount() + ", active " + pool.getActiveCount());
            pool.shutdown();
        });

        assertThat(search.outcomes()).containsExactly("completed 1, active 0", "started 0", "tasks 1, threads 1");
    }
}
