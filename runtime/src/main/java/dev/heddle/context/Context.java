package dev.heddle.context;

import dev.heddle.Case;
import dev.heddle.GoBody;
import dev.heddle.ReceiveChan;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How long a piece of work may go on, and what belongs to it: Go's `context.Context`.
///
/// Contexts form a tree: cancelling one cancels all that are derived from it. All methods may be called by any
/// number of goroutines at the same time, and none of them blocks. A cancellation happens before anything that sees
/// it.
///
/// A context of your own implements [#done], [#err], [#deadline] and [#value]; the rest follows from these.
///
/// A context made inside an exploration belongs to that execution. [#background] and [#todo] belong everywhere.
///
/// @see <a href="https://pkg.go.dev/context">Go, context</a>
public interface Context {
    /// The root of all contexts: never cancelled, no values, no deadline.
    ///
    /// @return the background context
    static Context background() {
        return RootContext.BACKGROUND;
    }

    /// [#background], where it is not yet clear which context to use.
    ///
    /// @return a context that is never cancelled
    static Context todo() {
        return RootContext.TODO;
    }

    /// A context that is cancelled with this one, or by its own [CancelContext#cancel].
    ///
    /// @return the derived context
    default CancelContext withCancel() {
        return CancellableContext.derive(this);
    }

    /// A context that is also cancelled, with "context deadline exceeded", when so much time has passed. If this
    /// one's deadline is earlier, that stays.
    ///
    /// @param d how long; zero or less: it is over at once
    /// @return the derived context
    default CancelContext withTimeout(Duration d) {
        return DeadlineContext.derive(this, d, null);
    }

    /// [#withTimeout(Duration)] with a reason that [#cause] returns when the time has passed.
    ///
    /// @param d     how long
    /// @param cause the reason
    /// @return the derived context
    default CancelContext withTimeout(Duration d, Throwable cause) {
        return DeadlineContext.derive(this, d, Objects.requireNonNull(cause, "cause"));
    }

    /// A context that is also cancelled, with "context deadline exceeded", at this time. If this one's deadline is
    /// earlier, that stays.
    ///
    /// @param t when; in an exploration, on the virtual clock
    /// @return the derived context
    default CancelContext withDeadline(Instant t) {
        return DeadlineContext.derive(this, t, null);
    }

    /// [#withDeadline(Instant)] with a reason that [#cause] returns when the time has come.
    ///
    /// @param t     when
    /// @param cause the reason
    /// @return the derived context
    default CancelContext withDeadline(Instant t, Throwable cause) {
        return DeadlineContext.derive(this, t, Objects.requireNonNull(cause, "cause"));
    }

    /// A context with one value more, cancelled with this one. For what belongs to a request and crosses
    /// interfaces, not for optional parameters.
    ///
    /// @param <V>   the type of the value
    /// @param key   what it is found by
    /// @param value the value, safe for use by several goroutines
    /// @return the derived context
    default <V> Context withValue(Key<V> key, V value) {
        return new ValueContext<>(this, Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    }

    /// Looks up a value of this context or of those it is derived from, the innermost first.
    ///
    /// @param <V> the type of the value
    /// @param key what it is found by
    /// @return the value, or `null` if there is none
    <V> @Nullable V value(Key<V> key);

    /// A context with the same values that is not cancelled with this one, and has no deadline.
    ///
    /// @return the derived context
    default Context withoutCancel() {
        return new WithoutCancel(this);
    }

    /// Has the body run, in a goroutine of its own, when this context is cancelled; at once if it is already.
    ///
    /// @param body what to run
    /// @return prevents that: true if the body will not run because of this call, false if it has started, or was
    ///         stopped before. It does not wait for a body that has started.
    /// @see <a href="https://pkg.go.dev/context#AfterFunc">Go, context.AfterFunc</a>
    default BooleanSupplier afterFunc(GoBody body) {
        return AfterFunc.register(this, Objects.requireNonNull(body, "body"));
    }

    /// A channel that is closed when this context is cancelled; nothing is ever sent to it. The same one at every
    /// call.
    ///
    /// @return the channel; the nil channel if this context is never cancelled
    ReceiveChan<Void> done();

    /// A case of a select that is ready when this context is cancelled: `case <-ctx.Done():`.
    ///
    /// @return the case, which can be used any number of times
    default Case<@Nullable Void> cancelled() {
        return done().receiving();
    }

    /// Why this context is over.
    ///
    /// @return "context canceled" or "context deadline exceeded", the same object at every call; `null` as long as
    ///         [#done] is open
    @Nullable
    ContextError err();

    /// The reason that was given for the cancellation of this context, or of the one it was cancelled with.
    ///
    /// @return the reason; what [#err] returns if none was given; `null` as long as [#done] is open
    /// @see <a href="https://pkg.go.dev/context#Cause">Go, context.Cause</a>
    default @Nullable Throwable cause() {
        return err();
    }

    /// When this context will be cancelled at the latest.
    ///
    /// @return the time, in an exploration on the virtual clock; `null` if there is no deadline
    @Nullable
    Instant deadline();
}
