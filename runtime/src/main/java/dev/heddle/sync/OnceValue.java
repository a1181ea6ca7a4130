package dev.heddle.sync;

import dev.heddle.GoPanic;
import dev.heddle.operation.Unwinding;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is computed once; see [Once#value].
///
/// @param <T> the type of the value
final class OnceValue<T> implements Supplier<T> {
    private final Supplier<T> f;
    private final Once once = new Once();
    private final ExecutionLocal<Outcome<T>> outcome = new ExecutionLocal<>(Outcome::new, used -> {});

    OnceValue(Supplier<T> f) {
        this.f = f;
    }

    @Override
    public T get() {
        var mine = outcome.get();
        once.run(() -> mine.compute(f));
        return mine.get();
    }

    /// What came of it. Written by the goroutine that the once has let in; read after the once.
    private static final class Outcome<T> {
        private @Nullable T value;
        private @Nullable Throwable thrown;

        void compute(Supplier<T> f) {
            try {
                value = f.get();
            } catch (Unwinding e) {
                thrown = new GoPanic("sync: the goroutine that computed this value exited");
                throw e;
            } catch (RuntimeException | Error e) {
                thrown = e; // thrown to everybody by get()
            }
        }

        @SuppressWarnings("NullAway") // null only if the supplier's null is a T
        T get() {
            switch (thrown) {
                case null -> {
                    return value;
                }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
