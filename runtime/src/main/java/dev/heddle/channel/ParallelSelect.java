package dev.heddle.channel;

import dev.heddle.channel.ParallelChannel.Outcome;
import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.Program;
import dev.heddle.parallel.Sleeper;
import dev.heddle.parallel.WaitQueue;
import dev.heddle.parallel.WaitQueue.Node;
import dev.heddle.parallel.Waiter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A select of production, after Go's: locks all its channels in one order, looks at the cases in a random one, and
/// if none is ready waits at all of them at once. Whoever claims the one waiter has chosen the case.
public final class ParallelSelect {
    private static final Comparator<ParallelChannel<?>> BY_ID = Comparator.comparingLong(ParallelChannel::id);

    private final SelectCase[] cases;
    private final @Nullable ParallelChannel<?>[] channels;
    /// Each channel once, in the order of locking.
    private final ParallelChannel<?>[] locks;

    private ParallelSelect(SelectCase[] cases) {
        this.cases = cases;
        this.channels = new @Nullable ParallelChannel<?>[cases.length];
        for (int i = 0; i < cases.length; i++) {
            channels[i] = channel(cases[i]);
        }
        this.locks = Arrays.stream(channels)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(BY_ID)
                .toArray(ParallelChannel<?>[]::new);
    }

    /// Waits until a case is ready, and does it.
    ///
    /// @param hasDefault whether to take the default if no case is ready
    /// @throws InterruptedException if the thread is interrupted while it waits
    public static Selected select(SelectCase[] cases, boolean hasDefault) throws InterruptedException {
        return new ParallelSelect(cases).select(hasDefault);
    }

    private static @Nullable ParallelChannel<?> channel(SelectCase c) {
        return switch (c.channel()) {
            case null -> null;
            case ParallelChannel<?> channel -> {
                channel.enter();
                yield channel;
            }
            case ModelChannel<?> model -> {
                model.here(); // complains: the caller is no goroutine of its execution
                throw new IllegalStateException("a channel of an exploration in a select of none");
            }
            case NilChannel<?> _ -> null;
        };
    }

    private Selected select(boolean hasDefault) throws InterruptedException {
        lockAll();
        for (int i : randomOrder(cases.length)) {
            var outcome = attempt(i);
            if (outcome != null) {
                unlockAll();
                if (outcome.partner() != null) {
                    outcome.partner().waiter().finish();
                }
                return new Selected(i, outcome.value(), outcome.isClosed());
            }
        }
        if (hasDefault) {
            unlockAll();
            return Selected.DEFAULT;
        }
        return waitAtAll();
    }

    /// Every order equally likely, so that each ready case has the same chance.
    private static int[] randomOrder(int n) {
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = i == 0 ? 0 : ThreadLocalRandom.current().nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private @Nullable Outcome attempt(int i) {
        var channel = channels[i];
        if (channel == null) {
            return null;
        }
        return cases[i].what() == SelectCase.What.SEND
                ? channel.sendLocked(Objects.requireNonNull(cases[i].value()))
                : channel.receiveLocked();
    }

    private Selected waitAtAll() throws InterruptedException {
        int after = earliest();
        if (locks.length == 0 && after < 0) {
            throw Sleeper.sleepForEver(cases.length == 0 ? WaitReason.SELECT_NO_CASES : WaitReason.SELECT);
        }
        var waiter = new Waiter(WaitReason.SELECT, Program.ownerOfAll(locks));
        var nodes = new @Nullable Node[cases.length];
        for (int i = 0; i < cases.length; i++) {
            var channel = channels[i];
            if (channel != null) {
                var node = new Node(waiter, i, cases[i].value());
                nodes[i] = node;
                queue(channel, i).add(node);
            }
        }
        unlockAll();
        boolean claimed = false;
        try {
            if (after < 0) {
                waiter.await();
                claimed = true;
            } else {
                claimed = waiter.await(cases[after].nanos());
            }
        } finally {
            leave(nodes);
        }
        if (!claimed) {
            return new Selected(after, null, false);
        }
        var chosen = (Node) Objects.requireNonNull(waiter.result());
        var isSend = cases[chosen.index()].what() == SelectCase.What.SEND;
        // A sender's node still holds what it has sent.
        return new Selected(chosen.index(), isSend ? null : chosen.value(), chosen.isClosed());
    }

    private WaitQueue queue(ParallelChannel<?> channel, int i) {
        return cases[i].what() == SelectCase.What.SEND ? channel.senders() : channel.receivers();
    }

    /// The time-out that is over first, or -1.
    private int earliest() {
        int best = -1;
        for (int i = 0; i < cases.length; i++) {
            if (cases[i].what() == SelectCase.What.AFTER && (best < 0 || cases[i].nanos() < cases[best].nanos())) {
                best = i;
            }
        }
        return best;
    }

    private void leave(@Nullable Node[] nodes) {
        lockAll();
        for (int i = 0; i < nodes.length; i++) {
            var channel = channels[i];
            var node = nodes[i];
            if (channel != null && node != null) {
                queue(channel, i).remove(node);
            }
        }
        unlockAll();
    }

    private void lockAll() {
        for (var channel : locks) {
            channel.lock();
        }
    }

    private void unlockAll() {
        for (int i = locks.length - 1; i >= 0; i--) {
            locks[i].unlock();
        }
    }
}
