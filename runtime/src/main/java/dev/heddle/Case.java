package dev.heddle;

import dev.heddle.channel.Nanos;
import dev.heddle.channel.SelectCase;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One case of a [Go#select]. Cases are immutable and can be used any number of times, in any number of selects.
///
/// Cases that send and receive come from channels: [SendChan#sending], [ReceiveChan#receiving].
///
/// @param <R> what the select returns if this case is chosen
/// @see <a href="https://go.dev/ref/spec#Select_statements">Go spec, Select statements</a>
public final class Case<R extends @Nullable Object> {
    private static final Case<?> NEVER = new Case<>(What.NEVER, null, null, 0, null);
    private static final Case<?> OTHERWISE = new Case<>(What.OTHERWISE, null, null, 0, null);

    private enum What {
        SEND,
        RECEIVE,
        AFTER,
        OTHERWISE,
        NEVER
    }

    private final What what;
    private final @Nullable Chan<?> channel;
    private final @Nullable Object value;
    private final long nanos;
    private final @Nullable Function<@Nullable Object, ? extends @Nullable Object> whenChosen;

    private Case(
            What what,
            @Nullable Chan<?> channel,
            @Nullable Object value,
            long nanos,
            @Nullable Function<@Nullable Object, ? extends @Nullable Object> whenChosen) {
        this.what = what;
        this.channel = channel;
        this.value = value;
        this.nanos = nanos;
        this.whenChosen = whenChosen;
    }

    static <T> Case<@Nullable Void> sending(Chan<T> channel, T value) {
        return new Case<>(What.SEND, channel, value, 0, null);
    }

    static <T> Case<@Nullable T> receiving(Chan<T> channel) {
        return new Case<>(What.RECEIVE, channel, null, 0, null);
    }

    /// A case that becomes ready when the select has waited so long: `case <-time.After(d):`. The time counts from
    /// the beginning of each select; a duration of zero or less is over at once.
    ///
    /// @param d how long
    /// @return the case
    public static Case<@Nullable Void> after(Duration d) {
        return new Case<>(What.AFTER, null, null, Nanos.of(d), null);
    }

    /// The case that is taken if no other is ready: `default:`. A select has at most one.
    ///
    /// @return the case
    @SuppressWarnings("unchecked") // its result is always null
    public static Case<@Nullable Void> otherwise() {
        return (Case<@Nullable Void>) OTHERWISE;
    }

    /// A case that is never ready.
    ///
    /// @param <R> the type that is asked for
    /// @return the case
    @SuppressWarnings("unchecked") // it has no result
    public static <R extends @Nullable Object> Case<R> never() {
        return (Case<R>) NEVER;
    }

    /// The same case with another result. The function runs after the choice, in the selecting goroutine; it may
    /// block, and what it throws leaves the select.
    ///
    /// @param <S> the type of the new result
    /// @param f   makes the new result of the old
    /// @return the new case
    public <S extends @Nullable Object> Case<S> map(Function<? super R, ? extends S> f) {
        Objects.requireNonNull(f, "f");
        return new Case<>(what, channel, value, nanos, raw -> f.apply(finish(raw)));
    }

    /// The same case with a constant result, to tell cases apart.
    ///
    /// @param <S>      the type of the constant
    /// @param constant the result
    /// @return the new case
    public <S> Case<S> to(S constant) {
        Objects.requireNonNull(constant, "constant");
        return map(ignored -> constant);
    }

    /// The same case with a body, the statement form: the body runs after the choice, in the selecting goroutine;
    /// it may block, and what it throws leaves the select.
    ///
    /// @param body gets the result
    /// @return the new case, whose result is `null`
    public Case<@Nullable Void> then(Consumer<? super R> body) {
        Objects.requireNonNull(body, "body");
        return map(result -> {
            body.accept(result);
            return null;
        });
    }

    /// This case, or, if not enabled, one that is never ready: what a nil channel does in Go.
    ///
    /// @param enabled whether it takes part
    /// @return this case, or one that is never ready
    public Case<R> when(boolean enabled) {
        return enabled ? this : never();
    }

    boolean isDefault() {
        return what == What.OTHERWISE;
    }

    SelectCase forCore() {
        return switch (what) {
            case SEND -> SelectCase.send(Objects.requireNonNull(channel).core(), Objects.requireNonNull(value));
            case RECEIVE -> SelectCase.receive(Objects.requireNonNull(channel).core());
            case AFTER -> SelectCase.after(nanos);
            case OTHERWISE, NEVER -> SelectCase.NEVER;
        };
    }

    /// The result, once the case is chosen.
    @SuppressWarnings({"unchecked", "NullAway"}) // the factories know what their channels carry, null included
    R finish(@Nullable Object raw) {
        return (R) (whenChosen == null ? raw : whenChosen.apply(raw));
    }
}
