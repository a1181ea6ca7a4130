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

/// The stages that follow a future. When a function of one has run, the JDK's code completes the stage and looks at
/// those that follow, which is no step; so a step that is dependent on every other completion comes before.
///
/// @param <T> the result
abstract class FollowedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    /// The step before the JDK's code looks at other futures, or changes them.
    static void step() {
        var t = ControlledFuture.here();
        if (!t.isOver()) {
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
        var unused = super.whenComplete((_, _) -> action.run());
    }

    private static <A extends @Nullable Object, B extends @Nullable Object> Function<A, B> told(Function<A, B> f) {
        return a -> {
            try {
                return f.apply(a);
            } finally {
                step();
            }
        };
    }

    private static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            BiFunction<A, B, C> told(BiFunction<A, B, C> f) {
        return (a, b) -> {
            try {
                return f.apply(a, b);
            } finally {
                step();
            }
        };
    }

    private static <A extends @Nullable Object> Consumer<A> told(Consumer<A> f) {
        return a -> {
            try {
                f.accept(a);
            } finally {
                step();
            }
        };
    }

    private static <A extends @Nullable Object, B extends @Nullable Object> BiConsumer<A, B> told(BiConsumer<A, B> f) {
        return (a, b) -> {
            try {
                f.accept(a, b);
            } finally {
                step();
            }
        };
    }

    private static Runnable told(Runnable f) {
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
        return settled(super.thenApply(told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> f) {
        return settled(super.thenApplyAsync(told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> f, Executor executor) {
        return settled(super.thenApplyAsync(told(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenAccept(Consumer<? super T> f) {
        return settled(super.thenAccept(told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenAcceptAsync(Consumer<? super T> f) {
        return settled(super.thenAcceptAsync(told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenAcceptAsync(Consumer<? super T> f, Executor executor) {
        return settled(super.thenAcceptAsync(told(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenRun(Runnable f) {
        return settled(super.thenRun(told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenRunAsync(Runnable f) {
        return settled(super.thenRunAsync(told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> thenRunAsync(Runnable f, Executor executor) {
        return settled(super.thenRunAsync(told(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> f) {
        return settled(super.thenCompose(told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> f) {
        return settled(super.thenComposeAsync(told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> f, Executor executor) {
        return settled(super.thenComposeAsync(told(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handle(BiFunction<? super T, @Nullable Throwable, ? extends U> f) {
        return settled(super.handle(told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handleAsync(BiFunction<? super T, @Nullable Throwable, ? extends U> f) {
        return settled(super.handleAsync(told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handleAsync(BiFunction<? super T, @Nullable Throwable, ? extends U> f, Executor executor) {
        return settled(super.handleAsync(told(f), executor));
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super @Nullable Throwable> f) {
        return settled(super.whenComplete(told(f)));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super @Nullable Throwable> f) {
        return settled(super.whenCompleteAsync(told(f)));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super @Nullable Throwable> f, Executor executor) {
        return settled(super.whenCompleteAsync(told(f), executor));
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> f) {
        return settled(super.exceptionally(told(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> f) {
        return settled(super.exceptionallyAsync(told(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> f, Executor executor) {
        return settled(super.exceptionallyAsync(told(f), executor));
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> f) {
        return settled(super.exceptionallyCompose(told(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> f) {
        return settled(super.exceptionallyComposeAsync(told(f)));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> f, Executor executor) {
        return settled(super.exceptionallyComposeAsync(told(f), executor));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombine(CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f) {
        return settled(super.thenCombine(other, told(f)));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f) {
        return settled(super.thenCombineAsync(other, told(f)));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> f, Executor executor) {
        return settled(super.thenCombineAsync(other, told(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<@Nullable Void> thenAcceptBoth(CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f) {
        return settled(super.thenAcceptBoth(other, told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<@Nullable Void> thenAcceptBothAsync(CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f) {
        return settled(super.thenAcceptBothAsync(other, told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<@Nullable Void> thenAcceptBothAsync(CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> f, Executor executor) {
        return settled(super.thenAcceptBothAsync(other, told(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterBoth(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterBoth(other, told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterBothAsync(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterBothAsync(other, told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterBothAsync(CompletionStage<?> other, Runnable f, Executor executor) {
        return settled(super.runAfterBothAsync(other, told(f), executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> f) {
        return settled(super.applyToEither(other, told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other, Function<? super T, U> f) {
        return settled(super.applyToEitherAsync(other, told(f)));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> other, Function<? super T, U> f, Executor executor) {
        return settled(super.applyToEitherAsync(other, told(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> f) {
        return settled(super.acceptEither(other, told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> f) {
        return settled(super.acceptEitherAsync(other, told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> f, Executor executor) {
        return settled(super.acceptEitherAsync(other, told(f), executor));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterEither(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterEither(other, told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterEitherAsync(CompletionStage<?> other, Runnable f) {
        return settled(super.runAfterEitherAsync(other, told(f)));
    }

    @Override
    public CompletableFuture<@Nullable Void> runAfterEitherAsync(CompletionStage<?> other, Runnable f, Executor executor) {
        return settled(super.runAfterEitherAsync(other, told(f), executor));
    }
}
