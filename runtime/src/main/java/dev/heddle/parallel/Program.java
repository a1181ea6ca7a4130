package dev.heddle.parallel;

import dev.heddle.operation.Site;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.WaitReason;
import dev.heddle.scheduler.Body;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A Go program: main and the goroutines that it starts, which end with it.
///
/// `awake` counts the goroutines that are not in a wait which only this program can end, and the timers that are
/// set. Its changes are ordered so that it reaches zero only if nobody can ever run again:
///
/// - a goroutine counts from before it is started;
/// - a waiter stops counting itself once it can be claimed, and whoever claims it counts it again before it wakes
///   it; the claimer counts too while it does so;
/// - a timer counts from before it is set until after it has done what it does.
///
/// An interrupt is the exception: it ends a wait that it has not claimed. So at zero we look whether somebody has
/// been interrupted and is about to wake; if so, the count will reach zero again.
///
/// A wait that something outside of the program could end is not taken off the count. Once a thread from outside
/// has used an object of the program, it may come back at any time, so the check is off for good.
public final class Program {
    private static final ThreadLocal<@Nullable Member> CURRENT = new ThreadLocal<>();

    private final Function<String, RuntimeException> panic;
    private final Set<Member> members = ConcurrentHashMap.newKeySet();
    private final AtomicInteger awake = new AtomicInteger();
    /// How often somebody woke whom nobody had claimed. While it stays the same, so does a count of zero.
    private final AtomicInteger wokenByThemselves = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object mainsThread = new Object();
    private volatile boolean over;
    private volatile boolean usedFromOutside;
    private volatile @Nullable Throwable failure;
    private volatile boolean mainHasExited;
    private @Nullable Thread main;

    private Program(Function<String, RuntimeException> panic) {
        this.panic = panic;
    }

    /// A goroutine of a program.
    public static final class Member {
        private final Program program;
        private final long number;
        private final @Nullable String name;
        private volatile @Nullable Thread thread;
        private volatile @Nullable Waiter waiting;

        Member(Program program, @Nullable String name) {
            this.program = program;
            this.number = program.numbers.incrementAndGet();
            this.name = name;
        }

        /// The same in every run, so that the members are gone through in an order that can be repeated.
        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }

        private boolean isMain() {
            return number == 1;
        }

        /// The program that it belongs to.
        public Program program() {
            return program;
        }

        void sleeps(Waiter waiter, boolean counted) {
            waiting = waiter;
            if (counted) {
                program.oneLessAwake();
            }
        }

        void wakes() {
            waiting = null;
        }
    }

    /// The calling goroutine, if it belongs to a program.
    public static @Nullable Member currentMember() {
        return CURRENT.get();
    }

    /// The program of the calling goroutine, or `null`.
    public static @Nullable Program current() {
        var member = CURRENT.get();
        return member == null ? null : member.program;
    }

    /// The program that all of these were made in, or `null` if there is none.
    public static @Nullable Program ownerOfAll(ParallelObject[] objects) {
        if (objects.length == 0) {
            return null;
        }
        var owner = objects[0].owner();
        for (var object : objects) {
            if (object.owner() != owner) {
                return null;
            }
        }
        return owner;
    }

    /// Runs a program on the calling thread, and returns when its main has.
    ///
    /// @param panic makes the panic of a program that is asleep, from its text
    static void run(Body main, Function<String, RuntimeException> panic) throws Throwable {
        new Program(panic).run(main);
    }

    private void run(Body body) throws Throwable {
        var outer = CURRENT.get();
        var member = new Member(this, "main");
        var caller = Thread.currentThread();
        member.thread = caller;
        main = caller;
        awake.set(1);
        members.add(member);
        CURRENT.set(member);
        try {
            body.run();
        } catch (Unwinding e) {
            if (e == Unwinding.EXIT) {
                exited(member);
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            CURRENT.set(outer);
            leave(member);
        }
        var thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    /// Main has called `Go.exit`: the program goes on without it, and can only end badly.
    private void exited(Member member) {
        mainHasExited = true;
        members.remove(member);
        oneLessAwake();
        while (true) {
            try {
                ended.await();
                return;
            } catch (InterruptedException e) {
                if (over) {
                    return;
                }
                fail(e);
            }
        }
    }

    /// Main has left: from now on the others find that the program is over.
    private void leave(Member member) {
        synchronized (mainsThread) {
            over = true;
            main = null;
            if (failure != null) {
                // The interrupt that got main here was ours. It is not the caller's to see.
                Thread.interrupted();
            }
        }
        members.remove(member);
        interruptOthers();
    }

    /// Interrupts the goroutines that main has started. Main's thread is not among them: it belongs to the caller
    /// again as soon as main has left, so it is interrupted only while `mainsThread` is locked.
    private void interruptOthers() {
        for (var other : members) {
            var thread = other.thread;
            if (thread != null && !other.isMain() && thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }

    /// Ends the program with what nobody recovered; the first one counts.
    private void fail(Throwable thrown) {
        if (over || !failed.compareAndSet(false, true)) {
            return;
        }
        failure = thrown;
        synchronized (mainsThread) {
            over = true;
            if (main != null && main != Thread.currentThread()) {
                main.interrupt();
            }
        }
        ended.countDown();
        interruptOthers();
    }

    /// Starts a goroutine of this program.
    void start(@Nullable String name, Body body) {
        var member = new Member(this, name);
        awake.incrementAndGet();
        members.add(member);
        GoroutineThreads.start(name, () -> runMember(member, body));
    }

    private void runMember(Member member, Body body) {
        member.thread = Thread.currentThread();
        CURRENT.set(member);
        try {
            if (!over) {
                body.run();
            }
        } catch (Unwinding e) {
            // it was asked to end
        } catch (Throwable e) {
            fail(e);
        } finally {
            members.remove(member);
            oneLessAwake();
        }
    }

    /// How many goroutines it has.
    int count() {
        return members.size();
    }

    /// Whether main has left, or nobody recovered a panic.
    boolean isOver() {
        return over;
    }

    /// A thread that is none of its goroutines has used one of its objects.
    void isUsedFromOutside() {
        if (!usedFromOutside) {
            usedFromOutside = true;
        }
    }

    /// A waiter has been claimed, or a timer set.
    public void oneMoreAwake() {
        awake.incrementAndGet();
    }

    /// A goroutine sleeps or has ended, or a timer is no longer set.
    public void oneLessAwake() {
        if (awake.decrementAndGet() == 0 && !over && !usedFromOutside && areAllAsleep()) {
            fail(panic.apply("fatal error: " + asleep()));
        }
    }

    /// An interrupted goroutine has given up its wait. The order matters: counted, then announced, and only then
    /// does it clear its interrupt. So whoever asks [#areAllAsleep] finds one of the three.
    void oneWakesByItself() {
        awake.incrementAndGet();
        wokenByThemselves.incrementAndGet();
    }

    /// Whether the count of zero that was just seen is the end. Whoever makes us say no sleeps again later, and
    /// asks again.
    private boolean areAllAsleep() {
        int before = wokenByThemselves.get();
        return awake.get() == 0 && !isAnyInterrupted() && wokenByThemselves.get() == before;
    }

    private boolean isAnyInterrupted() {
        for (var member : members) {
            var thread = member.thread;
            if (thread != null && thread.isInterrupted()) {
                return true;
            }
        }
        return false;
    }

    private String asleep() {
        if (members.isEmpty() && mainHasExited) {
            return "no goroutines (main called runtime.Goexit) - deadlock!";
        }
        var text = new StringBuilder("all goroutines are asleep - deadlock!");
        members.stream().sorted(Comparator.comparingLong(m -> m.number)).forEach(member -> dump(member, text));
        return text.toString();
    }

    /// One goroutine as Go dumps it, with the frames of the program.
    private static void dump(Member member, StringBuilder text) {
        var waiter = member.waiting;
        var reason = waiter == null ? WaitReason.RUNNABLE : waiter.reason();
        text.append("\n\ngoroutine ").append(member.number);
        if (member.name != null && !member.isMain()) {
            text.append(" \"").append(member.name).append('"');
        }
        text.append(" [").append(reason.text()).append("]:");
        var thread = member.thread;
        if (thread == null) {
            return;
        }
        for (var frame : thread.getStackTrace()) {
            if (!Site.isOfTheLibrary(frame.getClassName())) {
                text.append("\n\t").append(frame);
            }
        }
    }
}
