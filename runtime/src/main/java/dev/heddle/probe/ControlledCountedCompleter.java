package dev.heddle.probe;

import java.util.concurrent.CountedCompleter;
import org.jspecify.annotations.Nullable;

/// [ControlledForkJoinTask] for tasks that are done when others are.
///
/// @param <T> the result
@BaseFor(CountedCompleter.class)
@SuppressWarnings("this-escape") // only its identity
public abstract class ControlledCountedCompleter<T extends @Nullable Object> extends CountedCompleter<T> {
    private static final long serialVersionUID = 1L;

    protected ControlledCountedCompleter() {
        Made.object(this);
    }

    protected ControlledCountedCompleter(@Nullable CountedCompleter<?> completer) {
        super(completer);
        Made.object(this);
    }

    protected ControlledCountedCompleter(@Nullable CountedCompleter<?> completer, int initialPendingCount) {
        super(completer, initialPendingCount);
        Made.object(this);
    }

    final void setResult(T result) {
        setRawResult(result);
    }
}
