package dev.heddle.channel;

import dev.heddle.operation.OperationKind;
import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.Sleeper;
import dev.heddle.scheduler.Goroutine;
import org.jspecify.annotations.Nullable;

/// The nil channel: never ready, so whoever waits for it waits for ever.
///
/// @param <T> what it would carry
public final class NilChannel<T> implements ChannelCore<T> {
    @Override
    public boolean send(T value) throws InterruptedException {
        throw forEver(OperationKind.SEND, WaitReason.CHAN_SEND_NIL);
    }

    @Override
    public @Nullable T receive() throws InterruptedException {
        throw forEver(OperationKind.RECEIVE, WaitReason.CHAN_RECEIVE_NIL);
    }

    private static AssertionError forEver(OperationKind kind, WaitReason reason) throws InterruptedException {
        var g = Goroutine.current();
        if (g == null) {
            throw Sleeper.sleepForEver(reason);
        }
        g.waitForEver(kind);
        throw new AssertionError("a nil channel was ready");
    }

    @Override
    public Attempt trySend(T value) {
        return Attempt.NOT_READY;
    }

    @Override
    public @Nullable T tryReceive() {
        return null;
    }

    @Override
    public boolean close() {
        return false;
    }

    @Override
    public boolean closeOnce() {
        return false;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public int capacity() {
        return 0;
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public boolean isUnused() {
        return true;
    }
}
