package dev.heddle.channel;

import dev.heddle.model.Alternatives;
import dev.heddle.model.Result;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A select of a goroutine of an execution: which case is taken is the scheduler's choice among those that are
/// ready.
public final class ModelSelect {
    private static final int[] NO_TIMERS = {};

    private ModelSelect() {}

    /// Waits until a case is ready, and does it.
    ///
    /// @param hasDefault whether to take the default if no case is ready
    public static Selected select(Goroutine g, SelectCase[] cases, boolean hasDefault) {
        var kinds = new @Nullable OperationKind[cases.length];
        var objects = new int[cases.length];
        var offers = new @Nullable Object[cases.length];
        int after = 0;
        for (var c : cases) {
            after += c.what() == SelectCase.What.AFTER ? 1 : 0;
        }
        var timers = after == 0 ? NO_TIMERS : new int[after];
        var channels = new @Nullable ModelChannel<?>[cases.length];
        for (int i = 0; i < cases.length; i++) {
            var c = cases[i];
            switch (c.what()) {
                case SEND -> {
                    kinds[i] = OperationKind.SEND;
                    channels[i] = ofThisExecution(c.channel());
                    offers[i] = c.value();
                }
                case RECEIVE -> {
                    kinds[i] = OperationKind.RECEIVE;
                    channels[i] = ofThisExecution(c.channel());
                }
                case AFTER -> {
                    kinds[i] = OperationKind.RECEIVE;
                    var timer = new ModelTimer(g);
                    timer.arm(c.nanos(), 0);
                    timers[--after] = timer.number();
                    channels[i] = timer.channel();
                }
                case NEVER -> {}
            }
            var channel = channels[i];
            objects[i] = channel == null ? -1 : channel.number();
        }
        g.offerByCase(offers);
        var result = g.select(new Alternatives(kinds, objects, hasDefault, timers));
        int taken = g.scheduler().model().taken(g.id());
        if (taken == Label.OTHERWISE) {
            return Selected.DEFAULT;
        }
        var channel = channels[taken];
        if (channel == null) {
            throw new IllegalStateException("a select took a case that is never ready; please report this");
        }
        if (result == Result.CLOSED) {
            return new Selected(taken, null, true);
        }
        if (cases[taken].what() == SelectCase.What.SEND) {
            send(channel, Objects.requireNonNull(cases[taken].value()));
            return new Selected(taken, null, false);
        }
        var value = channel.received(g);
        return new Selected(taken, cases[taken].what() == SelectCase.What.AFTER ? null : value, false);
    }

    @SuppressWarnings("unchecked") // the public case was typed
    private static <T> void send(ModelChannel<T> channel, Object value) {
        channel.sent((T) value);
    }

    private static ModelChannel<?> ofThisExecution(@Nullable ChannelCore<?> channel) {
        if (channel instanceof ModelChannel<?> m) {
            m.here();
            return m;
        }
        throw new IllegalStateException("a channel of no exploration in a select of one; please report this");
    }
}
