package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Why [Waiter#finish] stores its state with volatile semantics before the unpark.
///
/// A waiter may have a permit that nobody meant for this wait, since `park` may return for no reason and so every
/// waiter looks again. An unpark that finds the permit there does nothing, not even a fence. If the waker's store is
/// still in its store buffer then, the waiter eats the permit, reads the old state, and parks for ever.
///
/// An x86 lets a load overtake an earlier store to another address, and so does any weaker processor; a model that
/// runs one step after the other never does.
public final class StrayPermit {
    private StrayPermit() {}

    private static VarHandle find(Class<?> where, String field, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(where, MethodHandles.lookup()).findVarHandle(where, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// What of a virtual thread's park and unpark matters here.
    private static final class Permit {
        private static final VarHandle IS_THERE = find(Permit.class, "isThere", boolean.class);

        private volatile boolean isThere = true;

        /// As `unpark`: true if it finds a permit, and so wakes nobody.
        boolean giveFindsOne() {
            return isThere || (boolean) IS_THERE.getAndSet(this, true);
        }

        /// As `park`, which returns at once if there is a permit.
        void eat() {
            if (isThere) {
                IS_THERE.getAndSet(this, false);
            }
        }
    }

    /// The idea, and nothing else.
    @JCStressTest
    @Outcome(id = "false, .*", expect = ACCEPTABLE, desc = "the unpark came after the permit was eaten, and wakes")
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "the waiter sees that its wait is over")
    @Outcome(id = "true, false", expect = ACCEPTABLE_INTERESTING, desc = "lost wake-up")
    @State
    public static class IdeaWithReleaseStore {
        private static final VarHandle DONE = find(IdeaWithReleaseStore.class, "done", boolean.class);

        private final Permit permit = new Permit();

        @SuppressWarnings("unused") // through DONE
        private volatile boolean done;

        @Actor
        public void waker(ZZ_Result r) {
            DONE.setRelease(this, true);
            r.r1 = permit.giveFindsOne();
        }

        @Actor
        public void waiter(ZZ_Result r) {
            permit.eat();
            r.r2 = done;
        }
    }

    /// The same with our store.
    @JCStressTest
    @Outcome(id = "false, .*", expect = ACCEPTABLE, desc = "the unpark came after the permit was eaten, and wakes")
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "the waiter sees that its wait is over")
    @Outcome(id = "true, false", expect = FORBIDDEN, desc = "lost wake-up")
    @State
    public static class IdeaWithVolatileStore {
        private final Permit permit = new Permit();
        private volatile boolean done;

        @Actor
        public void waker(ZZ_Result r) {
            done = true;
            r.r1 = permit.giveFindsOne();
        }

        @Actor
        public void waiter(ZZ_Result r) {
            permit.eat();
            r.r2 = done;
        }
    }

    /// The JDK's own park and unpark, with a release store.
    @JCStressTest
    @Outcome(id = "woken", expect = ACCEPTABLE, desc = "the waiter's wait has ended")
    @Outcome(id = "parked for ever", expect = ACCEPTABLE_INTERESTING, desc = "lost wake-up")
    @State
    public static class ParkWithReleaseStore {
        private static final VarHandle DONE = find(ParkWithReleaseStore.class, "done", boolean.class);

        private final Carried waiter = new Carried(this::await);
        private final Carried waker = new Carried(this::wake);
        private volatile boolean done;

        public ParkWithReleaseStore() {
            waiter.carryOnce();
            LockSupport.unpark(waiter.thread());
        }

        private void await() {
            Thread.yield(); // back to the constructor
            while (!done) {
                LockSupport.park(this);
            }
        }

        private void wake() {
            DONE.setRelease(this, true);
            LockSupport.unpark(waiter.thread());
        }

        @Actor
        public void waker() {
            waker.carryOnce();
        }

        @Actor
        public void waiter() {
            waiter.carryOnce();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = outcome(waiter);
        }
    }

    /// The real thing.
    @JCStressTest
    @Outcome(id = "woken", expect = ACCEPTABLE, desc = "the waiter's wait has ended")
    @Outcome(id = "parked for ever", expect = FORBIDDEN, desc = "lost wake-up")
    @State
    public static class RealWaiter {
        private final Carried goroutine = new Carried(this::await);
        private final Carried waker = new Carried(this::wake);
        private @Nullable Waiter waiter;

        public RealWaiter() {
            goroutine.carryOnce();
            LockSupport.unpark(goroutine.thread());
        }

        private void await() {
            var mine = new Waiter(WaitReason.CHAN_RECEIVE, null);
            waiter = mine;
            Thread.yield(); // back to the constructor
            try {
                mine.await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts it", e);
            }
        }

        private void wake() {
            var claimed = waiter;
            if (claimed != null && claimed.claim()) {
                claimed.finish();
            }
        }

        @Actor
        public void waker() {
            waker.carryOnce();
        }

        @Actor
        public void waiter() {
            goroutine.carryOnce();
        }

        @Arbiter
        public void result(L_Result r) {
            r.r1 = outcome(goroutine);
        }
    }

    private static String outcome(Carried waiter) {
        return waiter.carryToTheEnd() ? "woken" : "parked for ever";
    }
}
