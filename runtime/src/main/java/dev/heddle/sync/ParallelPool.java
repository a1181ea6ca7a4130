package dev.heddle.sync;

import dev.heddle.parallel.ParallelObject;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// What a pool keeps in production: last in, first out, because what was used last is warm.
///
/// @param <T> the items
final class ParallelPool<T> extends ParallelObject implements PoolCore<T> {
    private final ConcurrentLinkedDeque<T> items = new ConcurrentLinkedDeque<>();

    @Override
    public @Nullable T poll() {
        use();
        return items.pollFirst();
    }

    @Override
    public void push(T item) {
        use();
        items.addFirst(item);
    }
}
