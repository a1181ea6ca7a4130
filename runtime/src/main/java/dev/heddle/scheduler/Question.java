package dev.heddle.scheduler;

import dev.heddle.model.Labels;
import dev.heddle.operation.OperationKind;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A condition of the program that a goroutine waits for. It is asked wherever the next choice is made, perhaps on
/// another goroutine's thread, and whatever it reads there is read at once, without a step.
final class Question implements BooleanSupplier {
    private final DeterministicScheduler scheduler;
    private final Goroutine asker;
    private final BooleanSupplier condition;
    private @Nullable Thread askedOn;
    private @Nullable Throwable thrown;
    private final Labels peeked = new Labels();

    /// Ends a question that cannot be answered now.
    private static final class NotNow extends Error {
        private static final long serialVersionUID = 1L;

        NotNow() {
            super("a condition looks at what somebody else has locked", null, false, false);
        }
    }

    Question(DeterministicScheduler scheduler, Goroutine asker, BooleanSupplier condition) {
        this.scheduler = scheduler;
        this.asker = asker;
        this.condition = condition;
    }

    /// A condition that throws counts as true: the goroutine that asked goes on and gets what was thrown. One that
    /// needs a lock that somebody else holds does not hold yet.
    @Override
    public boolean getAsBoolean() {
        askedOn = Thread.currentThread();
        scheduler.question = this;
        peeked.clear();
        try {
            return condition.getAsBoolean();
        } catch (NotNow e) {
            return false;
        } catch (Throwable e) {
            thrown = e;
            return true;
        } finally {
            scheduler.question = null;
        }
    }

    /// The objects that it has looked at, when it was asked last.
    Labels peeked() {
        return peeked;
    }

    Goroutine asker() {
        return asker;
    }

    @Nullable
    Thread askedOn() {
        return askedOn;
    }

    void rethrow() {
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// The condition wants a lock in order to look: there is no answer as long as somebody else has it.
    void lookUnder(int lock) {
        int holder = scheduler.model().holder(lock);
        if (holder >= 0 && holder != asker.id()) {
            throw new NotNow();
        }
    }

    /// The result of an operation that only looks.
    long peek(OperationKind kind, int x) {
        var model = scheduler.model();
        peeked.add(x);
        return switch (kind) {
            case READ, PASS -> model.value(x);
            case LENGTH -> model.isClosed(x) ? -1 - model.buffered(x) : model.buffered(x);
            case GOROUTINES -> model.liveCount();
            case NOW -> model.clock().now();
            default ->
                throw new IllegalStateException("the condition of awaitUntil must only look, but it does a "
                        + kind.text() + "; do that before or after the wait");
        };
    }
}
