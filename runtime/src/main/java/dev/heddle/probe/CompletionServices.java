package dev.heddle.probe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// [ExecutorCompletionService]: in an execution one that the explorer controls.
@StandsFor(ExecutorCompletionService.class)
public final class CompletionServices {
    private CompletionServices() {}

    @OfConstructor
    public static <T extends @Nullable Object> ExecutorCompletionService<T> make(Executor executor) {
        return JavaThread.current() == null
                ? new ExecutorCompletionService<>(executor)
                : new ControlledCompletionService<>(executor);
    }

    @OfConstructor
    public static <T extends @Nullable Object> ExecutorCompletionService<T> make(
            Executor executor, BlockingQueue<Future<T>> done) {
        return JavaThread.current() == null
                ? new ExecutorCompletionService<>(executor, done)
                : new ControlledCompletionService<>(executor, done);
    }
}
