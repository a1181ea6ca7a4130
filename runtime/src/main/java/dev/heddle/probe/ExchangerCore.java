package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// An exchanger of an execution. Everybody who comes does a step on it, after which the fields are his alone until
/// his next step: he meets the one who waits, or is the one who waits.
final class ExchangerCore {
    private static final int STATE = -31;
    private static final Wording WORDING = new Wording("Exchanger", "Exchanger.exchange");

    private final Entry entry;
    private final int state;
    private @Nullable Party waiting;

    /// Somebody who waits for another one.
    private static final class Party {
        private final @Nullable Object brought;
        private final Waiter waiter;
        private boolean hasMet;
        private @Nullable Object received;

        Party(@Nullable Object brought, Waiter waiter) {
            this.brought = brought;
            this.waiter = waiter;
        }
    }

    private ExchangerCore(JavaThread t, Entry entry) {
        this.entry = entry;
        state = t.create(entry, STATE, ObjectType.VARIABLE, 0, 0, WORDING);
    }

    static ExchangerCore of(JavaThread t, Object exchanger) {
        var entry = t.entry(exchanger);
        if (entry.core instanceof ExchangerCore known) {
            return known;
        }
        var core = new ExchangerCore(t, entry);
        entry.core = core;
        return core;
    }

    @Nullable
    Object exchange(JavaThread t, @Nullable Object brought, long nanos) throws InterruptedException, TimeoutException {
        t.awaitInterruptibly(OperationKind.UPDATE, state, 0, JavaThread.FOR_EVER);
        var other = waiting;
        if (other != null) {
            waiting = null;
            other.received = brought;
            other.hasMet = true;
            other.waiter.release(t);
            return other.brought;
        }
        var own = new Party(brought, Waiter.of(t, entry, WORDING));
        waiting = own;
        InterruptedException interrupted = null;
        try {
            if (nanos != 0 && own.waiter.await(t, nanos)) {
                return own.received;
            }
        } catch (InterruptedException e) {
            interrupted = e;
        }
        return giveUp(t, own, interrupted);
    }

    /// Whom somebody has met meanwhile has exchanged.
    private @Nullable Object giveUp(JavaThread t, Party own, @Nullable InterruptedException interrupted)
            throws InterruptedException, TimeoutException {
        t.perform(OperationKind.UPDATE, state);
        if (own.hasMet) {
            own.waiter.awaitRegardless(t);
            if (interrupted != null) {
                ThreadCore.of(t, ThreadCore.current(t)).interrupt(t);
            }
            return own.received;
        }
        waiting = null;
        if (interrupted != null) {
            throw interrupted;
        }
        throw new TimeoutException();
    }
}
