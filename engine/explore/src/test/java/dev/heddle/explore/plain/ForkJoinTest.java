package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.ControlledCountedCompleter;
import dev.heddle.probe.ControlledRecursiveAction;
import dev.heddle.probe.ControlledRecursiveTask;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.CountedCompleters;
import dev.heddle.probe.ForkJoinPools;
import dev.heddle.probe.ForkJoinTasks;
import dev.heddle.probe.Futures;
import dev.heddle.probe.Threads;
import dev.heddle.sync.Shared;
import dev.heddle.time.Time;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Fork-join pools and tasks, as rewritten classes use them.
class ForkJoinTest {
    private static final class Fibonacci extends ControlledRecursiveTask<Integer> {
        private static final long serialVersionUID = 1L;
        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            var left = new Fibonacci(n - 1);
            ForkJoinTasks.fork(left);
            int right = ForkJoinTasks.invoke(new Fibonacci(n - 2));
            return right + ForkJoinTasks.join(left);
        }
    }

    private static ForkJoinTask<?> action(Runnable action) {
        return new ControlledRecursiveAction() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void compute() {
                action.run();
            }
        };
    }

    @Test
    void aTaskForksAndJoins() {
        assertThat(ForkJoinPools.commonPool().invoke(new Fibonacci(7))).isEqualTo(13);

        var search = Search.by(
                Strategy.dpor(),
                outcome -> outcome.accept("" + ForkJoinPools.commonPool().invoke(new Fibonacci(3))));

        assertThat(search.outcomes()).containsExactly("2");
        assertThat(search.exploration().exhaustive()).isTrue();
    }

    @Test
    void forkedTasksRace() {
        var search = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make();
            var task = action(() -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1));
            ForkJoinTasks.fork(task);
            AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1);
            ForkJoinTasks.join(task);
            outcome.accept("" + AtomicIntegers.get(counter));
        });

        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    @Test
    void tasksThatJoinEachOtherAreADeadlock() {
        var failure = Search.failure(() -> {
            var tasks = new ForkJoinTask<?>[2];
            tasks[0] = action(() -> ForkJoinTasks.join(tasks[1]));
            tasks[1] = action(() -> ForkJoinTasks.join(tasks[0]));
            ForkJoinTasks.invokeAll(tasks);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .contains("[ForkJoinTask.join] fork-join task 1")
                .contains("[ForkJoinTask.join] fork-join task 2")
                .contains("goroutine \"ForkJoinPool.commonPool-worker-1\"")
                .contains("ForkJoinTest.java");
    }

    @Test
    void aJoinOfWhatNobodyHasForkedIsADeadlock() {
        var failure = Search.failure(() -> ForkJoinTasks.join(new Fibonacci(1)));

        assertThat(failure).isInstanceOf(Deadlock.class);
    }

    @Test
    void whatATaskThrowsComesOutOfItsJoin() {
        var search = Search.exhaustive(outcome -> {
            var broken = action(() -> {
                throw new IllegalStateException("broken");
            });
            ForkJoinTasks.fork(broken);
            try {
                ForkJoinTasks.join(broken);
            } catch (IllegalStateException e) {
                outcome.accept("join " + ForkJoinTasks.isCompletedAbnormally(broken));
            }
            Callable<Integer> checked = () -> {
                throw new Exception("checked");
            };
            try {
                Futures.get(ForkJoinPools.commonPool().submit(checked));
            } catch (ExecutionException e) {
                outcome.accept("get " + e.getCause().getMessage());
            }
        });

        assertThat(search.outcomes()).containsExactly("get checked", "join true");
    }

    @Test
    void aTaskIsCancelledBeforeItStartsOrNot() {
        var search = Search.exhaustive(outcome -> {
            var future = ForkJoinPools.commonPool().submit(() -> 1);
            Futures.cancel(future, false);
            try {
                outcome.accept("" + Futures.get(future));
            } catch (CancellationException e) {
                outcome.accept("cancelled " + Futures.isCancelled(future));
            }
        });

        assertThat(search.outcomes()).containsExactly("1", "cancelled true");
    }

    @Test
    void aForkCanBeTakenBackOrHasBegun() {
        var search = Search.exhaustive(outcome -> {
            var task = new Fibonacci(1);
            ForkJoinTasks.fork(task);
            if (ForkJoinTasks.tryUnfork(task)) {
                outcome.accept("taken back " + ForkJoinTasks.invoke(task));
            } else {
                outcome.accept("begun " + ForkJoinTasks.join(task));
            }
        });

        assertThat(search.outcomes()).containsExactly("begun 1", "taken back 1");
    }

    @Test
    void aGetGivesUpOnTheVirtualClock() {
        var search = Search.exhaustive(outcome -> {
            var future = ForkJoinPools.commonPool().submit(() -> {
                Threads.sleep(TimeUnit.HOURS.toMillis(2));
                return "slept";
            });
            try {
                Futures.get(future, 1, TimeUnit.HOURS);
            } catch (TimeoutException e) {
                outcome.accept("late");
            }
            outcome.accept(Futures.get(future) + " at " + Time.now().getEpochSecond() / 3_600 % 24);
        });

        assertThat(search.outcomes()).containsExactly("late", "slept at 2");
    }

    @Test
    void aPoolTerminatesWhenItsTasksAreOver() {
        var search = Search.exhaustive(outcome -> {
            var pool = ForkJoinPools.make(2);
            var runs = AtomicIntegers.make();
            pool.execute(() -> AtomicIntegers.incrementAndGet(runs));
            pool.execute(() -> AtomicIntegers.incrementAndGet(runs));
            pool.shutdown();
            outcome.accept("ended " + pool.awaitTermination(1, TimeUnit.SECONDS) + " " + pool.isTerminated() + " "
                    + AtomicIntegers.get(runs));
        });

        assertThat(search.outcomes()).containsExactly("ended true true 2");
    }

    @Test
    void quiescenceIsTheEndOfAllTasks() {
        var search = Search.exhaustive(outcome -> {
            var pool = ForkJoinPools.commonPool();
            var shared = new Shared<>(0);
            pool.execute(() -> shared.set(1));
            outcome.accept(pool.awaitQuiescence(1, TimeUnit.SECONDS) + " " + shared.get());
        });

        assertThat(search.outcomes()).containsExactly("true 1");
    }

    @Test
    void aJoinHappensAfterTheTaskAndNothingElseDoes() {
        var ordered = Search.exhaustive(_ -> {
            var shared = new Shared<>(0);
            shared.set(1);
            var task = action(() -> shared.set(2));
            ForkJoinTasks.fork(task);
            ForkJoinTasks.join(task);
            shared.get();
        });
        assertThat(ordered.outcomes()).isEmpty();

        var failure = Search.failure(() -> {
            var shared = new Shared<>(0);
            ForkJoinTasks.fork(action(() -> shared.set(2)));
            Threads.sleep(1_000);
            shared.get();
        });
        assertThat(failure).isInstanceOf(DataRace.class);
    }

    private static final class Part extends ControlledCountedCompleter<Integer> {
        private static final long serialVersionUID = 1L;
        private final int n;
        private final transient Runnable whenDone;
        private int sum;

        Part(CountedCompleter<?> above, int n, Runnable whenDone) {
            super(above);
            this.n = n;
            this.whenDone = whenDone;
        }

        @Override
        public void compute() {
            if (n > 1) {
                CountedCompleters.setPendingCount(this, 1);
                ForkJoinTasks.fork(new Part(this, 1, () -> sum += 1));
            }
            CountedCompleters.tryComplete(this);
        }

        @Override
        public void onCompletion(CountedCompleter<?> caller) {
            whenDone.run();
        }
    }

    @Test
    void aCompleterIsDoneWhenItsPartsAre() {
        var search = Search.exhaustive(outcome -> {
            var runs = AtomicIntegers.make();
            ForkJoinTasks.invoke(new Part(null, 2, () -> AtomicIntegers.incrementAndGet(runs)));
            outcome.accept("" + AtomicIntegers.get(runs));
        });

        assertThat(search.outcomes()).containsExactly("1");
    }

    @Test
    void aManagedBlockerBlocksUntilItIsReleasable() {
        var search = Search.exhaustive(outcome -> {
            var latch = CountDownLatches.make(1);
            ForkJoinTasks.fork(action(() -> CountDownLatches.countDown(latch)));
            ForkJoinPools.managedBlock(new ManagedBlocker() {
                @Override
                public boolean block() throws InterruptedException {
                    CountDownLatches.await(latch);
                    return true;
                }

                @Override
                public boolean isReleasable() {
                    return CountDownLatches.getCount(latch) == 0;
                }
            });
            outcome.accept("on");
        });

        assertThat(search.outcomes()).containsExactly("on");
    }

    @Test
    void aPoolOfAnExecutionIsOfNoUseOutside() {
        var kept = new ForkJoinPool[1];
        Search.by(Strategy.dpor(), _ -> {
            kept[0] = ForkJoinPools.make(1);
        });

        assertThatThrownBy(() -> kept[0].execute(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a pool of an exploration is used on the thread");
    }
}
