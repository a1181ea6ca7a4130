package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.AtomicReferences;
import dev.heddle.probe.ControlledCompletionService;
import dev.heddle.probe.ControlledFuture;
import dev.heddle.probe.ControlledPool;
import dev.heddle.probe.ControlledTask;
import dev.heddle.probe.ControlledThread;
import dev.heddle.probe.Parking;
import dev.heddle.probe.Pools;
import dev.heddle.probe.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Classes of the program that extend the JDK's pools, tasks and threads, as they are after rewriting.
class OwnSubclassesTest {
    private static final class Told extends ControlledPool {
        private final Consumer<String> outcome;

        Told(Consumer<String> outcome) {
            super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
            this.outcome = outcome;
        }

        @Override
        protected void beforeExecute(Thread worker, Runnable task) {
            outcome.accept("before");
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            outcome.accept("after " + thrown);
        }

        @Override
        protected void terminated() {
            outcome.accept("terminated");
        }
    }

    private static List<String> told() throws InterruptedException {
        var events = new ArrayList<String>();
        var pool = new Told(events::add);
        pool.execute(() -> events.add("task"));
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return events;
    }

    @Test
    void aPoolTellsItsSubclassWhatTheJdkWouldTell() throws InterruptedException {
        var outside = told();

        var search = Search.exhaustive(outcome -> outcome.accept(told().toString()));

        assertThat(outside).containsExactly("before", "task", "after null", "terminated");
        assertThat(search.outcomes()).containsExactly(outside.toString());
    }

    private static final class Refusing extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return false;
        }
    }

    @Test
    void aQueueOfTheProgramMayWantAnotherWorkerInstead() {
        var search = Search.reduced(outcome -> {
            var pool = new ControlledPool(1, 2, 0, TimeUnit.SECONDS, new Refusing());
            var a = pool.submit(() -> 1);
            var b = pool.submit(() -> 2);
            outcome.accept(a.get() + b.get() + " of " + pool.getLargestPoolSize());
            pool.shutdown();
        });

        assertThat(search.outcomes()).containsExactly("3 of 2");
    }

    @Test
    void aWorkerWhoseTaskHasThrownIsReplaced() {
        var search = Search.exhaustive(outcome -> {
            var pool = new ControlledPool(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                var thread = Threads.make(task);
                thread.setUncaughtExceptionHandler((_, e) -> outcome.accept(e.getMessage()));
                return thread;
            });
            pool.execute(() -> {
                throw new IllegalStateException("broken");
            });
            outcome.accept("" + pool.submit(() -> 2).get());
            pool.shutdown();
        });

        assertThat(search.outcomes()).containsExactly("2", "broken");
    }

    @Test
    void aTaskIsToldOnceThatItIsDone() {
        var search = Search.exhaustive(outcome -> {
            var times = AtomicIntegers.make();
            var task = new ControlledTask<>(() -> 1) {
                @Override
                protected void done() {
                    AtomicIntegers.incrementAndGet(times);
                }
            };
            var thread = Threads.make(task);
            Threads.start(thread);
            var inTime = task.cancel(false);
            Threads.join(thread);
            outcome.accept(inTime + " " + task.isCancelled() + " " + AtomicIntegers.get(times));
        });

        assertThat(search.outcomes()).containsExactly("false false 1", "true true 1");
    }

    private static final class Closing extends ControlledThread {
        private final Consumer<String> outcome;

        Closing(Consumer<String> outcome) {
            this.outcome = outcome;
        }

        @Override
        public void run() {
            Parking.park();
            outcome.accept("woken " + isInterrupted());
        }

        @Override
        public void start() {
            outcome.accept("started");
            super.start();
        }

        @Override
        public void interrupt() {
            outcome.accept("closed");
            super.interrupt();
        }
    }

    @Test
    void aThreadThatOverridesStartAndInterruptIsStillAGoroutine() {
        var search = Search.exhaustive(outcome -> {
            Thread thread = new Closing(outcome);
            Threads.start(thread);
            Threads.interrupt(thread);
            Threads.join(thread);
        });

        assertThat(search.outcomes()).containsExactly("closed", "started", "woken true");
    }

    private static final class Named<T extends @Nullable Object> extends ControlledFuture<T> {
        @Override
        public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
            return new Named<>();
        }
    }

    @Test
    void aFutureMakesItsOwnKindOfStages() {
        var search = Search.exhaustive(outcome -> {
            var future = new Named<Integer>();
            var next = future.thenApply(n -> n + 1);
            Threads.start(Threads.make(() -> future.complete(1)));
            outcome.accept(next.getClass().getSimpleName() + " " + next.join());
        });

        assertThat(search.outcomes()).containsExactly("Named 2");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        try (var pool = new ControlledPool(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>())) {
            assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        }
        var future = new ControlledFuture<Integer>();
        assertThat(future.thenApply(n -> n + 1).complete(5)).isTrue();
        future.complete(1);
        assertThat(future.join()).isEqualTo(1);
        var task = new ControlledTask<>(() -> 2);
        task.run();
        assertThat(task.get()).isEqualTo(2);
    }

    @Test
    void aStartThatOthersMayComeBeforeIsAStep() {
        var search = Search.exhaustive(outcome -> {
            var known = AtomicReferences.<Thread>make();
            var other = Threads.make(() -> {
                var thread = AtomicReferences.get(known);
                outcome.accept(thread == null ? "unknown" : "alive " + Threads.isAlive(thread));
            });
            Threads.start(other);
            var late = Threads.make(() -> {});
            AtomicReferences.set(known, late);
            Threads.start(late);
            Threads.join(other);
        });

        assertThat(search.outcomes()).containsExactly("alive false", "alive true", "unknown");
    }

    @Test
    void whoStartsAThreadFirstIsAChoice() {
        var search = Search.exhaustive(outcome -> {
            var thread = Threads.make(() -> {});
            Together.run(() -> start("a", thread, outcome), () -> start("b", thread, outcome));
        });

        assertThat(search.outcomes()).containsExactly("a", "b");
    }

    private static void start(String who, Thread thread, Consumer<String> outcome) {
        try {
            Threads.start(thread);
        } catch (IllegalThreadStateException e) {
            outcome.accept(who);
        }
    }

    private static final class Counting extends ControlledCompletionService<Integer> {
        private int submitted;

        Counting(Executor executor) {
            super(executor);
        }

        @Override
        public Future<Integer> submit(Callable<Integer> callable) {
            submitted++;
            return super.submit(callable);
        }
    }

    private static String counted(ExecutorService pool) throws InterruptedException, ExecutionException {
        var service = new Counting(pool);
        var _ = service.submit(() -> 1);
        var _ = service.submit(() -> 2);
        int sum = service.take().get() + service.take().get();
        pool.shutdown();
        return sum + " of " + service.submitted + ", then " + service.poll();
    }

    @Test
    void aCompletionServiceCallsWhatItsSubclassOverrides() throws InterruptedException, ExecutionException {
        var outside = counted(Executors.newFixedThreadPool(2));

        var search = Search.exhaustive(outcome -> outcome.accept(counted(Pools.newFixedThreadPool(1))));

        assertThat(search.outcomes()).containsExactly(outside);
    }
}
