package dev.heddle.probe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [CompletableFuture]: whatever makes one makes one that the explorer controls; its methods are overridden.
@StandsFor(CompletableFuture.class)
public final class CompletableFutures {
    private CompletableFutures() {}

    @OfConstructor
    public static <T extends @Nullable Object> CompletableFuture<T> make() {
        return JavaThread.current() == null ? new CompletableFuture<>() : new ControlledFuture<>();
    }

    @OfStatic
    public static <T extends @Nullable Object> CompletableFuture<T> supplyAsync(Supplier<T> supplier) {
        return JavaThread.current() == null
                ? CompletableFuture.supplyAsync(supplier)
                : new ControlledFuture<T>().completeAsync(supplier);
    }

    @OfStatic
    public static <T extends @Nullable Object> CompletableFuture<T> supplyAsync(
            Supplier<T> supplier, Executor executor) {
        return JavaThread.current() == null
                ? CompletableFuture.supplyAsync(supplier, executor)
                : new ControlledFuture<T>().completeAsync(supplier, executor);
    }

    @OfStatic
    public static CompletableFuture<@Nullable Void> runAsync(Runnable task) {
        return JavaThread.current() == null
                ? CompletableFuture.runAsync(task)
                : runAsync(task, ControlledFuture.goroutines());
    }

    @OfStatic
    public static CompletableFuture<@Nullable Void> runAsync(Runnable task, Executor executor) {
        if (JavaThread.current() == null) {
            return CompletableFuture.runAsync(task, executor);
        }
        return new ControlledFuture<@Nullable Void>()
                .completeAsync(
                        () -> {
                            task.run();
                            return null;
                        },
                        executor);
    }

    @OfStatic
    public static <T extends @Nullable Object> CompletableFuture<T> completedFuture(T value) {
        return controlled(CompletableFuture.completedFuture(value));
    }

    @OfStatic
    public static <T extends @Nullable Object> CompletableFuture<T> failedFuture(Throwable thrown) {
        return controlled(CompletableFuture.failedFuture(thrown));
    }

    @OfStatic
    public static <T extends @Nullable Object> CompletionStage<T> completedStage(T value) {
        return JavaThread.current() == null ? CompletableFuture.completedStage(value) : completedFuture(value);
    }

    @OfStatic
    public static <T extends @Nullable Object> CompletionStage<T> failedStage(Throwable thrown) {
        return JavaThread.current() == null ? CompletableFuture.failedStage(thrown) : failedFuture(thrown);
    }

    @OfStatic
    public static CompletableFuture<@Nullable Void> allOf(CompletableFuture<?>... all) {
        return following(() -> CompletableFuture.allOf(all));
    }

    @OfStatic
    public static CompletableFuture<@Nullable Object> anyOf(CompletableFuture<?>... any) {
        return following(() -> CompletableFuture.anyOf(any));
    }

    @OfStatic
    public static Executor delayedExecutor(long delay, TimeUnit unit) {
        return JavaThread.current() == null
                ? CompletableFuture.delayedExecutor(delay, unit)
                : delayedExecutor(delay, unit, ControlledFuture.goroutines());
    }

    @OfStatic
    public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
        if (JavaThread.current() == null) {
            return CompletableFuture.delayedExecutor(delay, unit, executor);
        }
        return task -> ControlledFuture.goroutines().execute(() -> {
            try {
                ControlledFuture.here().sleep(unit.toNanos(delay));
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody knows this thread; please report this", e);
            }
            executor.execute(task);
        });
    }

    private static <T extends @Nullable Object> CompletableFuture<T> following(Supplier<CompletableFuture<T>> maker) {
        if (JavaThread.current() == null) {
            return maker.get();
        }
        FollowedFuture.step(); // whether the others are done is looked at now
        return ControlledFuture.of(maker.get());
    }

    private static <T extends @Nullable Object> CompletableFuture<T> controlled(CompletableFuture<T> future) {
        return JavaThread.current() == null ? future : ControlledFuture.of(future);
    }
}
