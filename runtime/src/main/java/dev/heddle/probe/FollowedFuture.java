package dev.heddle.probe;

import dev.heddle.operation.OperationKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The stages that follow a future. When a function of one has run, the JDK's code completes the stage and looks
/// at those that follow, which is no step; so a step that is dependent on every other completion comes before.
///
/// @param <T> the result
abstract class FollowedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    /// The step before the JDK's code looks at other futures, or changes them.
    static void step() {
        var t = JavaThread.current();
        if (t != null && !t.isOver()) {
            t.perform(OperationKind.UPDATE, t.execution().futures(t.goroutine()));
        }
    }

    /// A stage that could be completed at once was, without a word to those who follow it.
    private static <U extends @Nullable Object> CompletableFuture<U> settled(CompletableFuture<U> stage) {
        if (stage instanceof ControlledFuture<U> controlled) {
            controlled.settle();
        }
        return stage;
    }

    @Override
    public CompletableFuture<T> copy() {
        return settled(super.copy());
    }

    /// Runs something when this is done, and no step after it.
    final void finallyRun(Runnable action) {
        // By way of one of the JDK's: a class of the program may make what follows this one by itself.
        var _ = CompletableFuture.allOf(this).whenComplete((_, _) -> action.run());
    }

    private static <A extends @Nullable Object, B extends @Nullable Object> Function<A, B> toldFunction(
            Function<A, B> f) {
        return a -> {
            try {
                return f.apply(a);
            } finally {
                step();
            }
        };
    }

    private static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            BiFunction<A, B, C> toldBiFunction(BiFunction<A, B, C> f) {
        return (a, b) -> {
            try {
                return f.apply(a, b);
            } finally {
                step();
            }
        };
    }

    private static <A extends @Nullable Object> Consumer<A> toldConsumer(Consumer<A> f) {
        return a -> {
            try {
                f.accept(a);
            } finally {
                step();
            }
        };
    }

    private static <A extends @Nullable Object, B extends @Nullable Object> BiConsumer<A, B> toldBiConsumer(
            BiConsumer<A, B> f) {
        return (a, b) -> {
            try {
                f.accept(a, b);
            } finally {
                step();
            }
        };
    }

    private static Runnable toldRunnable(Runnable f) {
        return () -> {
            try {
                f.run();
            } finally {
                step();
            }
        };
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApply(Function<? super T, ? extends U> f) {
        return settled(super.thenApply(toldFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> f) {
        return settled(super.thenApplyAsync(toldFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApplyAsync(
            Function<? super T, ? extends U> f, Executor executor) {
        return settled(super.thenApplyAsync(toldFunction(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenAccept(Consumer<? super T> f) {
        return settled(super.thenAccept(toldConsumer(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenAcceptAsync(Consumer<? super T> f) {
        return settled(super.thenAcceptAsync(toldConsumer(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenAcceptAsync(Consumer<? super T> f, Executor executor) {
        return settled(super.thenAcceptAsync(toldConsumer(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenRun(Runnable f) {
        return settled(super.thenRun(toldRunnable(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenRunAsync(Runnable f) {
        return settled(super.thenRunAsync(toldRunnable(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenRunAsync(Runnable f, Executor executor) {
        return settled(super.thenRunAsync(toldRunnable(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenCompose(
            Function<? super T, ? extends CompletionStage<U>> f) {
        return settled(super.thenCompose(toldFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> f) {
        return settled(super.thenComposeAsync(toldFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> f, Executor executor) {
        return settled(super.thenComposeAsync(toldFunction(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handle(
            BiFunction<? super T, @Nullable Throwable, ? extends U> f) {
        return settled(super.handle(toldBiFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handleAsync(
            BiFunction<? super T, @Nullable Throwable, ? extends U> f) {
        return settled(super.handleAsync(toldBiFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handleAsync(
            BiFunction<? super T, @Nullable Throwable, ? extends U> f, Executor executor) {
        return settled(super.handleAsync(toldBiFunction(f), executor));
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super @Nullable Throwable> f) {
        return settled(super.whenComplete(toldBiConsumer(f)));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super @Nullable Throwable> f) {
        return settled(super.whenCompleteAsync(toldBiConsumer(f)));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(
            BiConsumer<? super T, ? super @Nullable Throwable> f, Executor executor) {
        return settled(super.whenCompleteAsync(toldBiConsumer(f), executor));
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> f) {
        return settled(super.exceptionally(toldFunction(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> f) {
        return settled(super.exceptionallyAsync(toldFunction(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> f, Executor executor) {
        return settled(super.exceptionallyAsync(toldFunction(f), executor));
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> f) {
        return settled(super.exceptionallyCompose(toldFunction(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> f) {
        return settled(super.exceptionallyComposeAsync(toldFunction(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> f, Executor executor) {
        return settled(super.exceptionallyComposeAsync(toldFunction(f), executor));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f) {
        return settled(super.thenCombine(other, toldBiFunction(f)));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f) {
        return settled(super.thenCombineAsync(other, toldBiFunction(f)));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f, Executor executor) {
        return settled(super.thenCombineAsync(other, toldBiFunction(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<@Nullable Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f) {
        return settled(super.thenAcceptBoth(other, toldBiConsumer(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<@Nullable Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f) {
        return settled(super.thenAcceptBothAsync(other, toldBiConsumer(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<@Nullable Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f, Executor executor) {
        return settled(super.thenAcceptBothAsync(other, toldBiConsumer(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterBoth(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterBoth(other, toldRunnable(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterBothAsync(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterBothAsync(other, toldRunnable(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterBothAsync(
            CompletionStage<?> other, Runnable f, Executor executor) {
        return settled(super.runAfterBothAsync(other, toldRunnable(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEither(
            CompletionStage<? extends T> other, Function<? super T, U> f) {
        return settled(super.applyToEither(other, toldFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> f) {
        return settled(super.applyToEitherAsync(other, toldFunction(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> f, Executor executor) {
        return settled(super.applyToEitherAsync(other, toldFunction(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> f) {
        return settled(super.acceptEither(other, toldConsumer(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> f) {
        return settled(super.acceptEitherAsync(other, toldConsumer(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> f, Executor executor) {
        return settled(super.acceptEitherAsync(other, toldConsumer(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterEither(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterEither(other, toldRunnable(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterEitherAsync(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterEitherAsync(other, toldRunnable(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterEitherAsync(
            CompletionStage<?> other, Runnable f, Executor executor) {
        return settled(super.runAfterEitherAsync(other, toldRunnable(f), executor));
    }
}
