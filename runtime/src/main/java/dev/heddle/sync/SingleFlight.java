package dev.heddle.sync;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.ReceiveChan;
import dev.heddle.channel.StandIns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Does the same work only once for all who ask for it at the same time: Go's `golang.org/x/sync/singleflight`.
///
/// Whoever asks while a call with the same key is under way waits for that one and gets its result. Nothing is
/// kept: who asks after it has ended starts a new one.
///
/// The end of the call happens before the return to each of them.
///
/// @param <K> the keys
/// @param <V> the results
/// @see <a href="https://pkg.go.dev/golang.org/x/sync/singleflight">Go, x/sync/singleflight</a>
public final class SingleFlight<K, V extends @Nullable Object> {
    private final Mutex mu = new Mutex("single flight");
    /// Guarded by `mu`.
    private final ExecutionLocal<Map<K, Call<V>>> calls = new ExecutionLocal<>(HashMap::new, this::complainIfUsed);

    /// With no call under way.
    public SingleFlight() {}

    /// What came of a call.
    ///
    /// @param <V>      the type of the value
    /// @param value    what it returned, or `null` if it failed
    /// @param error    what it threw, or `null` if it returned
    /// @param isShared whether several have got this result
    public record Result<V extends @Nullable Object>(
            @Nullable V value, @Nullable Exception error, boolean isShared) {
        /// The value, if there is one.
        ///
        /// @return what the call returned
        /// @throws Exception what it threw
        @SuppressWarnings("NullAway") // null only if the call returned it
        public V get() throws Exception {
            if (error != null) {
                throw error;
            }
            return value;
        }
    }

    /// Does the call, or waits for the one with the same key that is under way. Blocks for as long as that takes;
    /// its end wakes everybody.
    ///
    /// A panic of the call reaches all who wait for it; so does a [Go#exit].
    ///
    /// @param key  what is asked for
    /// @param call how to get it
    /// @return its result
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits for another goroutine's call
    /// @throws Exception     what the call threw: the same object for all
    public V run(K key, Callable<? extends V> call) throws Exception {
        return runForResult(key, call).get();
    }

    /// [#run] that tells more: whether the result is shared, and an error instead of throwing it. A panic is thrown
    /// here too.
    ///
    /// @param key  what is asked for
    /// @param call how to get it
    /// @return its result
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits for another goroutine's call
    public Result<V> runForResult(K key, Callable<? extends V> call) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(call, "call");
        Call<V> mine;
        boolean isFirst;
        Interruption.lockRegardless(mu);
        try {
            var existing = calls.get().get(key);
            isFirst = existing == null;
            mine = existing == null ? begin(key) : existing;
            mine.isShared |= !isFirst;
        } finally {
            mu.unlock();
        }
        if (isFirst) {
            carryOut(key, mine, call);
        } else {
            mine.ended.receive();
        }
        return mine.result();
    }

    /// [#runForResult] in a goroutine of its own; never blocks.
    ///
    /// @param key  what is asked for
    /// @param call how to get it
    /// @return gets the result; if the call panics, which ends its goroutine, it is closed without one
    public ReceiveChan<Result<V>> start(K key, Callable<? extends V> call) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(call, "call");
        var results = Chan.<Result<V>>buffered("single flight", 1);
        Call<V> mine;
        boolean isFirst;
        Interruption.lockRegardless(mu);
        try {
            var existing = calls.get().get(key);
            isFirst = existing == null;
            mine = existing == null ? begin(key) : existing;
            mine.isShared |= !isFirst;
            mine.listeners.add(results);
        } finally {
            mu.unlock();
        }
        if (isFirst) {
            Go.go(() -> {
                carryOut(key, mine, call);
                mine.result(); // a panic is this goroutine's
            });
        }
        return results;
    }

    /// Has the next one who asks start a new call, even if one is under way.
    ///
    /// @param key what was asked for
    public void forget(K key) {
        Objects.requireNonNull(key, "key");
        Interruption.lockRegardless(mu);
        try {
            calls.get().remove(key);
        } finally {
            mu.unlock();
        }
    }

    private Call<V> begin(K key) {
        var call = new Call<V>();
        calls.get().put(key, call);
        return call;
    }

    private void carryOut(K key, Call<V> mine, Callable<? extends V> call) {
        V value = null;
        Exception error = null;
        try {
            value = call.call();
        } catch (GoPanic e) {
            mine.panic = e;
        } catch (Exception e) {
            error = e;
        } catch (Throwable e) { // Go.exit among them: result() throws it on, to everybody
            mine.panic = e;
        }
        Interruption.lockRegardless(mu);
        try {
            calls.get().remove(key, mine); // unless it was forgotten, and has a successor
            mine.result = new Result<>(value, error, mine.isShared);
        } finally {
            mu.unlock();
        }
        mine.ended.close();
        for (var listener : mine.listeners) {
            if (mine.panic == null) {
                listener.send(mine.result);
            } else {
                listener.close();
            }
        }
    }

    private void complainIfUsed(Map<K, Call<V>> outside) {
        if (!outside.isEmpty()) {
            throw StandIns.used("single flight", mu.madeAt(), "in use");
        }
    }

    /// A call under way. Nobody joins it any more once it is out of the map.
    private static final class Call<V extends @Nullable Object> {
        private final Chan<Result<V>> ended = Chan.unbuffered("single flight");
        /// Guarded by `mu` while the call is in the map.
        private final List<Chan<Result<V>>> listeners = new ArrayList<>();
        /// Guarded by `mu` while the call is in the map.
        private boolean isShared;
        /// Written before `ended` is closed, read after.
        private @Nullable Throwable panic;
        /// Written before `ended` is closed, read after.
        private @Nullable Result<V> result;

        Result<V> result() {
            switch (panic) {
                case null -> {
                    return Objects.requireNonNull(result);
                }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new GoPanic(e);
            }
        }
    }
}
