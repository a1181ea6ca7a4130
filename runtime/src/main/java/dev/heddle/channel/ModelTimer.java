package dev.heddle.channel;

import dev.heddle.model.Result;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import dev.heddle.scheduler.TimerTask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A timer of an execution, on the virtual clock: it sends the time to its channel, or starts a goroutine.
public final class ModelTimer extends ModelObject implements TimerCore {
    /// When every execution begins.
    public static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final @Nullable ModelChannel<Instant> channel;

    /// A timer that sends to its channel.
    public ModelTimer(Goroutine by) {
        this(by, ModelChannel.ofTimer(by));
    }

    private ModelTimer(Goroutine by, ModelChannel<Instant> channel) {
        super(by, VirtualClock.Effect.SEND, channel.number(), at -> channel.sentByTimer(EPOCH.plusNanos(at)));
        this.channel = channel;
    }

    /// A timer that starts a goroutine.
    public ModelTimer(Goroutine by, Body body) {
        super(by, VirtualClock.Effect.START, -1, new Starts(body));
        this.channel = null;
    }

    @Override
    public @Nullable ModelChannel<Instant> channel() {
        return channel;
    }

    @Override
    public boolean arm(long nanos, long every) {
        var was = here().arm(number(), nanos, every) == Result.YES;
        takeBack();
        return was;
    }

    @Override
    public boolean stop() {
        var was = perform(OperationKind.DISARM) == Result.YES;
        takeBack();
        return was;
    }

    private void takeBack() {
        if (channel != null) {
            channel.takeBack();
        }
    }

    private record Starts(Body body) implements TimerTask {
        @Override
        public void fired(long at) {}
    }
}
