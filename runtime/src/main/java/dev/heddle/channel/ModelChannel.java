package dev.heddle.channel;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.WaitReason;
import dev.heddle.operation.Wording;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A channel of an execution. The model says when an operation proceeds and with whom; here are only the values.
///
/// Invariant between two steps: a buffered channel holds as many values as the model says.
///
/// @param <T> what it carries
public final class ModelChannel<T> extends ModelObject implements ChannelCore<T> {
    private static final Wording CONTEXT = new Wording(
            "context",
            WaitReason.CHAN_RECEIVE.text(),
            Vocabulary.KINDS
                    .saying(OperationKind.CLOSE_ONCE, "end")
                    .saying(OperationKind.LENGTH, "look at")
                    .saying(OperationKind.RECEIVE, "see the end of", "wait for the end of"));

    private final int capacity;
    private final @Nullable String name;
    private final boolean isOfTimer;
    private final ArrayDeque<T> values = new ArrayDeque<>(2);

    /// A channel made by a goroutine of an execution.
    public ModelChannel(Goroutine by, int capacity, @Nullable String name) {
        this(by, capacity, name, null);
    }

    /// @param original what it stands for, if that was made outside of the execution
    public ModelChannel(Goroutine by, int capacity, @Nullable String name, @Nullable Object original) {
        this(by, capacity, name, original, false);
    }

    private ModelChannel(
            Goroutine by, int capacity, @Nullable String name, @Nullable Object original, boolean isOfTimer) {
        super(by, ObjectType.CHANNEL, capacity, name, "channel", original);
        this.capacity = capacity;
        this.name = name;
        this.isOfTimer = isOfTimer;
    }

    private ModelChannel(Goroutine by, Wording wording) {
        super(by, ObjectType.CHANNEL, 0, wording);
        this.capacity = 0;
        this.name = wording.noun();
        this.isOfTimer = false;
    }

    /// The channel of a context, which is closed when that is over: reports speak of the context.
    public static ModelChannel<Void> ofContext(Goroutine by) {
        return new ModelChannel<>(by, CONTEXT);
    }

    /// The channel of a timer: it holds one value, but reads as unbuffered and empty (Go 1.23), because what it
    /// holds can be taken back.
    static <T> ModelChannel<T> ofTimer(Goroutine by) {
        return new ModelChannel<>(by, 1, "timer", null, true);
    }

    @Override
    public boolean send(T value) {
        here().offer(value);
        if (perform(OperationKind.SEND) == Result.CLOSED) {
            return false;
        }
        sent(value);
        return true;
    }

    @Override
    public @Nullable T receive() {
        return perform(OperationKind.RECEIVE) == Result.CLOSED ? null : received(here());
    }

    /// The model has let a goroutine send.
    void sent(T value) {
        if (capacity > 0) {
            values.addLast(value);
        }
    }

    /// The model has let a goroutine receive.
    @SuppressWarnings("unchecked") // whoever sent to this channel sent a T
    T received(Goroutine g) {
        var value = capacity > 0 ? values.pollFirst() : (T) g.takeIncoming();
        if (value == null) {
            throw new IllegalStateException("a value was lost on its way; please report this");
        }
        return value;
    }

    /// A timer has sent, as the model has seen.
    void sentByTimer(T value) {
        values.addLast(value);
    }

    /// A timer has been stopped or set anew: what it has sent is taken back.
    void takeBack() {
        values.clear();
    }

    @Override
    public Attempt trySend(T value) {
        var selected = ModelSelect.select(here(), new SelectCase[] {SelectCase.send(this, value)}, true);
        return selected.index() < 0 ? Attempt.NOT_READY : selected.isClosed() ? Attempt.CLOSED : Attempt.DONE;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever sent to this channel sent a T
    public @Nullable T tryReceive() {
        return (T) ModelSelect.select(here(), new SelectCase[] {SelectCase.receive(this)}, true)
                .value();
    }

    @Override
    public boolean close() {
        return perform(OperationKind.CLOSE) != Result.CLOSED;
    }

    @Override
    public boolean closeOnce() {
        return perform(OperationKind.CLOSE_ONCE) == Result.YES;
    }

    @Override
    public int length() {
        if (isOfTimer) {
            return 0;
        }
        long length = perform(OperationKind.LENGTH);
        return (int) (length < 0 ? -1 - length : length);
    }

    @Override
    public int capacity() {
        return isOfTimer ? 0 : capacity;
    }

    @Override
    public boolean isClosed() {
        return perform(OperationKind.LENGTH) < 0;
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    @Override
    public boolean isUnused() {
        return !model().isClosed(number()) && model().buffered(number()) == 0;
    }
}
