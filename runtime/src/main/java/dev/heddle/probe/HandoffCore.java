package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TransferQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A queue of an execution through which threads hand things to each other: who has put something in can wait until
/// somebody has taken it out. In a synchronous queue he always does.
///
/// To the model it is a queue with room for everything, so that handing something on is as many steps, and has as
/// many interleavings, as with a channel: two takers who wait are not told apart, nor who was there first. Whoever
/// does not want to wait asks whether somebody waits, and of one who is about to that is not known: both answers
/// are possible. It is known of one who was there when the clock last moved.
///
/// Invariants between two steps of the queue: the model's queue holds as many elements as there are `offered`; the
/// program's holds those of them that can be seen, in the same order.
final class HandoffCore implements QueueCore {
    private static final int OFFERED = -30;

    private final Entry entry;
    private final int number;
    private final Wording wording;
    /// Whether something can be put in without waiting for somebody who takes it.
    private final boolean keeps;
    /// In the order of coming.
    private final Deque<Offer> offered = new ArrayDeque<>();
    /// Since when each goroutine waits for an element.
    private final Map<Integer, Long> takers = new HashMap<>();

    /// An element that somebody holds out.
    private static final class Offer {
        private final Object element;
        /// Who waits until it is taken; `null` if nobody does.
        private final @Nullable Waiter giver;
        /// Whether it is soon taken back, so that nobody sees it who does not wait for it.
        private final boolean isPassing;

        Offer(Object element, @Nullable Waiter giver, boolean isPassing) {
            this.element = element;
            this.giver = giver;
            this.isPassing = isPassing;
        }
    }

    HandoffCore(JavaThread t, Entry entry, BlockingQueue<?> queue) {
        this.entry = entry;
        keeps = queue instanceof TransferQueue<?>;
        var name = Names.of(queue.getClass());
        wording = new Wording(name, name + (keeps ? ".transfer" : ".put"));
        number = t.create(entry, OFFERED, ObjectType.QUEUE, Integer.MAX_VALUE, queue.size(), wording);
        for (var element : queue) {
            offered.add(new Offer(element, null, false));
        }
    }

    @Override
    public void correct(JavaThread t, BlockingQueue<?> queue) {
        if (!keeps || queue.size() == offered.stream().filter(this::isSeen).count()) {
            return;
        }
        var before = new ArrayDeque<>(offered);
        offered.clear();
        for (var element : queue) {
            var known = before.stream()
                    .filter(o -> isSeen(o) && o.element == element)
                    .findFirst()
                    .orElse(null);
            before.remove(known);
            offered.add(known == null ? new Offer(element, null, false) : known);
        }
        before.stream().filter(offer -> offer.isPassing).forEach(offered::add);
        t.model().correctBuffered(number, offered.size());
        for (var gone : before) {
            if (gone.giver != null && !gone.isPassing) {
                gone.giver.release(t);
            }
        }
    }

    // ---- giving ----

    @Override
    public <E> boolean put(JavaThread t, BlockingQueue<E> queue, E element, long nanos) throws InterruptedException {
        if (keeps) {
            offer(t, queue, new Offer(element, null, false));
            return true;
        }
        return handOver(t, queue, element, nanos);
    }

    @Override
    public <E> boolean tryPut(JavaThread t, BlockingQueue<E> queue, E element) {
        if (keeps) {
            offer(t, queue, new Offer(element, null, false));
            return true;
        }
        return tryHandOver(t, queue, element);
    }

    /// Waits until somebody has taken it, at most so long; false if the time was over.
    <E> boolean handOver(JavaThread t, BlockingQueue<E> queue, E element, long nanos) throws InterruptedException {
        if (nanos == 0) {
            return tryHandOver(t, queue, element) || isInTime(t);
        }
        if (nanos < 0) {
            t.throwIfInterrupted(); // but for whom somebody waits, his time is not over
        }
        var giver = Waiter.of(t, entry, wording);
        var offer = new Offer(element, giver, false);
        offer(t, queue, offer);
        InterruptedException interrupted = null;
        try {
            if (giver.await(t, nanos)) {
                return true;
            }
        } catch (InterruptedException e) {
            interrupted = e;
        }
        if (!takeBack(t, queue, offer, giver)) {
            if (interrupted != null) {
                ThreadCore.of(t, ThreadCore.current(t)).interrupt(t);
            }
            return true;
        }
        if (interrupted != null) {
            throw interrupted;
        }
        return false;
    }

    /// Hands an element to somebody who waits for one, if anybody does.
    <E> boolean tryHandOver(JavaThread t, BlockingQueue<E> queue, E element) {
        var giver = Waiter.of(t, entry, wording);
        var offer = new Offer(element, giver, true);
        offer(t, queue, offer);
        return !takeBack(t, queue, offer, giver);
    }

    @SuppressWarnings("unchecked") // whoever offers something to this queue offers an E
    private <E> void offer(JavaThread t, BlockingQueue<E> queue, Offer offer) {
        t.perform(OperationKind.PUT, number);
        offered.addLast(offer);
        if (isSeen(offer)) {
            queue.add((E) offer.element);
        }
    }

    private boolean isSeen(Offer offer) {
        return keeps && !offer.isPassing;
    }

    /// Takes an element back unless somebody has it, or is known to be there for it; false if so.
    private boolean takeBack(JavaThread t, BlockingQueue<?> queue, Offer offer, Waiter giver) {
        if (offered.contains(offer) && areAllOwed(t)) {
            t.scheduler().await(t.goroutine(), () -> !offered.contains(offer) || !areAllOwed(t));
        }
        if (attempt(t, () -> offered.contains(offer))) {
            drop(queue, offer);
            return true;
        }
        giver.awaitRegardless(t);
        return false;
    }

    /// Whether every element is for somebody who is known to wait.
    private boolean areAllOwed(JavaThread t) {
        return offered.size() <= knownTakers(t);
    }

    /// How many are known to wait: when the clock moves, everybody is blocked. Where timers race, it moves at any
    /// time.
    private int knownTakers(JavaThread t) {
        var clock = t.model().clock();
        return clock.isRacing()
                ? 0
                : (int) takers.values().stream()
                        .filter(since -> since < clock.now())
                        .count();
    }

    // ---- taking ----

    @Override
    public <E> @Nullable E take(JavaThread t, BlockingQueue<E> queue, long nanos) throws InterruptedException {
        if (nanos == 0) {
            var element = tryTake(t, queue);
            return element != null || isInTime(t) ? element : null;
        }
        takers.put(t.id(), t.model().clock().now());
        boolean isIn;
        try {
            isIn = t.awaitInterruptibly(OperationKind.TAKE, number, 0, nanos);
        } finally {
            takers.remove(t.id());
        }
        return isIn ? received(t, queue, offered.getFirst()) : null;
    }

    @Override
    public <E> @Nullable E tryTake(JavaThread t, BlockingQueue<E> queue) {
        return attempt(t, () -> free(t) != null) ? received(t, queue, free(t)) : null;
    }

    /// The first that one may have who does not wait himself; `null` if there is none.
    private @Nullable Offer free(JavaThread t) {
        return areAllOwed(t)
                ? null
                : offered.stream().filter(offer -> !offer.isPassing).findFirst().orElse(null);
    }

    @SuppressWarnings("unchecked") // whoever offered it to this queue offered an E
    private <E> E received(JavaThread t, BlockingQueue<E> queue, @Nullable Offer offer) {
        if (offer == null) {
            throw new IllegalStateException("an element was lost on its way; please report this");
        }
        drop(queue, offer);
        if (offer.giver != null) {
            offer.giver.release(t);
        }
        return (E) offer.element;
    }

    private boolean attempt(JavaThread t, BooleanSupplier succeeds) {
        return t.scheduler().attempt(t.goroutine(), OperationKind.REMOVE, number, succeeds) == Result.YES;
    }

    private void drop(BlockingQueue<?> queue, Offer offer) {
        if (isSeen(offer)) {
            var elements = queue.iterator();
            for (var other : offered) {
                if (isSeen(other) && elements.hasNext()) {
                    elements.next();
                }
                if (other == offer) {
                    elements.remove();
                    break;
                }
            }
        }
        offered.remove(offer);
    }

    /// A try that has failed is told of an interrupt.
    private static boolean isInTime(JavaThread t) throws InterruptedException {
        t.throwIfInterrupted();
        return false;
    }

    // ---- the elements ----

    @Override
    public boolean remove(JavaThread t, BlockingQueue<?> queue, Object element) {
        if (!keeps || !attempt(t, () -> seen(element) != null)) {
            return false;
        }
        received(t, queue, seen(element));
        return true;
    }

    private @Nullable Offer seen(Object element) {
        return offered.stream()
                .filter(offer -> isSeen(offer) && element.equals(offer.element))
                .findFirst()
                .orElse(null);
    }

    @Override
    public <E> int drainTo(JavaThread t, BlockingQueue<E> queue, Collection<? super E> into, int most) {
        queue.drainTo(into, 0); // looks whether it can be
        int moved = 0;
        for (E element; moved < most && (element = tryTake(t, queue)) != null; moved++) {
            into.add(element);
        }
        return moved;
    }

    @Override
    public void clear(JavaThread t, BlockingQueue<?> queue) {
        while (keeps && tryTake(t, queue) != null) {}
    }

    @Override
    public <R extends @Nullable Object> R look(JavaThread t, Supplier<R> at) {
        if (keeps) {
            t.perform(OperationKind.LENGTH, number);
        }
        return at.get();
    }

    /// How many wait for an element, or are about to.
    int waitingTakers(JavaThread t) {
        t.lookAround();
        int known = Math.max(0, knownTakers(t) - offered.size());
        int all = Math.max(0, takers.size() - offered.size());
        return all == known ? known : known + (int) t.perform(OperationKind.CHOOSE, Model.NIL, all - known + 1L);
    }
}
