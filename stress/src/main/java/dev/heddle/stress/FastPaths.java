package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.Chan;
import dev.heddle.channel.ChannelCore.Attempt;
import dev.heddle.channel.ParallelChannel;
import dev.heddle.sync.Mutex;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// What operations that do not wait answer without taking the lock, or after taking only their own.
public final class FastPaths {
    private FastPaths() {}

    /// Each puts into one channel and looks into the other. Whoever came second must find something.
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both put before they looked")
    @Outcome(
            id = {"true, false", "false, true"},
            expect = ACCEPTABLE,
            desc = "one looked before the other put")
    @Outcome(id = "false, false", expect = FORBIDDEN, desc = "both looked before the other put")
    @State
    public static class PutAndLook {
        private final Chan<String> left = Chan.buffered(1);
        private final Chan<String> right = Chan.buffered(1);

        @Actor
        public void first(ZZ_Result r) {
            left.trySend("value");
            r.r1 = right.tryReceive().isPresent();
        }

        @Actor
        public void second(ZZ_Result r) {
            right.trySend("value");
            r.r2 = left.tryReceive().isPresent();
        }
    }

    /// The same the other way round: each makes room in one full channel and looks for room in the other.
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both made room before they looked")
    @Outcome(
            id = {"true, false", "false, true"},
            expect = ACCEPTABLE,
            desc = "one looked before the other made room")
    @Outcome(id = "false, false", expect = FORBIDDEN, desc = "both looked before the other made room")
    @State
    public static class TakeAndLook {
        private final Chan<String> left = Chan.buffered(1);
        private final Chan<String> right = Chan.buffered(1);

        public TakeAndLook() {
            left.send("value");
            right.send("value");
        }

        @Actor
        public void first(ZZ_Result r) {
            left.tryReceive();
            r.r1 = right.trySend("value");
        }

        @Actor
        public void second(ZZ_Result r) {
            right.tryReceive();
            r.r2 = left.trySend("value");
        }
    }

    /// A full channel at which a sender waits: a receive makes room and the sender fills it at once, so there are two
    /// values for two receivers whenever they look.
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both found a value")
    @Outcome(expect = FORBIDDEN, desc = "one found empty what never was")
    @State
    public static class TakeAndRefill {
        private final ParallelChannel<String> channel = new ParallelChannel<>(null, 1);
        private final Carried sender = new Carried(() -> uninterrupted(() -> {
            channel.send("first");
            return channel.send("second");
        }));

        public TakeAndRefill() {
            sender.carryOnce();
        }

        @Actor
        public void first(ZZ_Result r) {
            r.r1 = channel.tryReceive() != null;
        }

        @Actor
        public void second(ZZ_Result r) {
            r.r2 = channel.tryReceive() != null;
        }

        @Arbiter
        public void end() {
            sender.carryToTheEnd();
        }
    }

    /// Each unlocks one mutex and tries the other.
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both unlocked before they tried")
    @Outcome(
            id = {"true, false", "false, true"},
            expect = ACCEPTABLE,
            desc = "one tried before the other unlocked")
    @Outcome(id = "false, false", expect = FORBIDDEN, desc = "both tried before the other unlocked")
    @State
    public static class UnlockAndTry {
        private final Mutex left = new Mutex();
        private final Mutex right = new Mutex();

        public UnlockAndTry() {
            left.lock();
            right.lock();
        }

        @Actor
        public void first(ZZ_Result r) {
            left.unlock();
            r.r1 = right.tryLock();
        }

        @Actor
        public void second(ZZ_Result r) {
            right.unlock();
            r.r2 = left.tryLock();
        }
    }

    /// Somebody waits to receive from the start, so the channel is ready for a send until it is closed: there is no
    /// moment at which a send could neither be done nor find it closed.
    @JCStressTest
    @Outcome(id = "DONE", expect = ACCEPTABLE, desc = "the send came first")
    @Outcome(id = "CLOSED", expect = ACCEPTABLE, desc = "the close came first")
    @Outcome(id = "NOT_READY", expect = FORBIDDEN, desc = "an answer that was right at no moment")
    @State
    public static class TrySendAndClose {
        private final ParallelChannel<String> channel = new ParallelChannel<>(null, 0);
        private final Carried receiver = new Carried(() -> uninterrupted(channel::receive));
        private Attempt attempt = Attempt.NOT_READY;

        public TrySendAndClose() {
            receiver.carryOnce();
        }

        @Actor
        public void sender() {
            attempt = channel.trySend("value");
        }

        @Actor
        public void closer() {
            channel.close();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = receiver.carryToTheEnd() ? attempt : "lost wake-up";
        }
    }

    /// Whoever only looks, again and again, must once see that somebody has come to wait, even if the compiler
    /// makes the look and the loop one.
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "sees the sender")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "looks for ever")
    @State
    public static class PollForSender {
        private final ParallelChannel<String> channel = new ParallelChannel<>(null, 0);
        private final Carried sender = new Carried(() -> uninterrupted(() -> channel.send("value")));

        @Actor
        public void receiver() {
            while (channel.tryReceive() == null) {}
        }

        @Signal
        public void sender() {
            untilCompiled();
            sender.carryOnce();
        }
    }

    /// The other end.
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "sees the receiver")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "looks for ever")
    @State
    public static class PollForReceiver {
        private final ParallelChannel<String> channel = new ParallelChannel<>(null, 0);
        private final Carried receiver = new Carried(() -> uninterrupted(channel::receive));

        @Actor
        public void sender() {
            while (channel.trySend("value") != Attempt.DONE) {}
        }

        @Signal
        public void receiver() {
            untilCompiled();
            receiver.carryOnce();
        }
    }

    /// As long as a compiler takes to find that a loop is worth its while.
    private static void untilCompiled() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }

    private static void uninterrupted(Callable<?> operation) {
        try {
            operation.call();
        } catch (Exception e) {
            throw new AssertionError("nobody interrupts it", e);
        }
    }
}
