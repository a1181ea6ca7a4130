package dev.heddle.examples.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Ticker;
import dev.heddle.time.Time;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the kernels demand of the engine, each demand by itself: a bug corpus is only as good as the semantics
/// under it.
final class DemandsTest {
    private static final Duration SHORT = Duration.ofMillis(10);

    private static Exploration explored(GoBody body) {
        return Explorer.explorer().strategy(Strategy.dpor()).explore(body);
    }

    // ---- timers ----

    /// Main makes no pause between setting the time-out and stopping it, so a clock that waits for everybody never
    /// lets it fire.
    private static void stopsInTime() {
        var timeOut = Time.after(SHORT);
        var working = new Mutex("working");
        for (int i = 0; i < 3; i++) {
            try (var _ = working.hold()) {}
        }
        assertThat(timeOut.tryReceive()).isEmpty();
    }

    @Test
    void aTimerThatFiresWhileCodeRunsIsAMatterOfTheTimeModel() {
        assertThat(explored(DemandsTest::stopsInTime).failures()).isEmpty();
        assertThat(Explorer.explorer()
                        .time(TimeModel.RACING)
                        .explore(DemandsTest::stopsInTime)
                        .failure())
                .containsInstanceOf(AssertionFailed.class);
    }

    @Test
    void timersOfOneInstantComeInEitherOrder() {
        for (var time : TimeModel.values()) {
            var orders = new HashSet<String>();
            var exploration = Explorer.explorer()
                    .strategy(Strategy.dpor())
                    .time(time)
                    .explore(() -> orders.add(Go.select(
                            Case.after(SHORT).to("first"), Case.after(SHORT).to("second"))));

            assertThat(exploration.exhaustive()).isTrue();
            assertThat(orders).as("%s", time).containsExactlyInAnyOrder("first", "second");
        }
    }

    @GoTest(time = TimeModel.RACING)
    void aSleepOfNothingNeitherWaitsNorTakesTime() {
        var before = Time.now();
        Time.sleep(Duration.ZERO);
        assertThat(Time.now()).isEqualTo(before);
    }

    /// It looks again and again whether the time is over, and never waits for it.
    private static void polls() {
        var timeOut = Time.after(SHORT);
        while (timeOut.tryReceive().isEmpty()) {}
    }

    @Test
    void aLoopThatPollsATimerEndsOnlyIfTimersFireMeanwhile() {
        assertThat(Explorer.explorer().maxSteps(200).explore(DemandsTest::polls).failure())
                .containsInstanceOf(StepLimit.class);
        assertThat(Explorer.explorer()
                        .time(TimeModel.RACING)
                        .maxSteps(200)
                        .executions(200)
                        .explore(DemandsTest::polls)
                        .failures())
                .isEmpty();
    }

    // ---- loops that spin ----

    private static void spinsUntilToldToStop() {
        var stop = Chan.<Unit>unbuffered("stop");
        Go.go("spinner", () -> {
            while (Go.select(stop.receiving().to(false), Case.otherwise().to(true))) {}
        });
        stop.close();
    }

    /// Some schedules never let main go on. They are cut, and that is no failure.
    @Test
    void aLoopThatOnlyAnUnfairScheduleKeepsGoingIsNoFailure() {
        for (var strategy :
                List.of(Strategy.auto(), Strategy.random(), Strategy.pct(3), Strategy.pos(), Strategy.urw())) {
            var exploration =
                    Explorer.explorer().strategy(strategy).executions(500).explore(DemandsTest::spinsUntilToldToStop);

            assertThat(exploration.failures()).as("%s", strategy).isEmpty();
        }
    }

    @Test
    void anExecutionThatIsCutIsNoPassEither() {
        var exploration = Explorer.explorer()
                .strategy(Strategy.depthFirst())
                .maxSteps(50)
                .executions(100)
                .explore(DemandsTest::spinsUntilToldToStop);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.inconclusive()).isPositive();
        assertThat(exploration.exhaustive()).isFalse();
    }

    @GoTest(expect = StepLimit.class, maxSteps = 200)
    void aLoopThatNobodyCanEndIsAFailure() {
        var never = Chan.<Unit>unbuffered("never");
        while (Go.select(never.receiving().to(false), Case.otherwise().to(true))) {}
    }

    // ---- locks ----

    @GoTest
    void aMutexMayBeUnlockedByAnotherGoroutine() {
        var mu = new Mutex("mu");
        mu.lock();
        Go.go("other", mu::unlock);
        mu.lock();
    }

    @GoTest(expect = Deadlock.class)
    void aMutexIsNotReEntrant() {
        var mu = new Mutex("mu");
        mu.lock();
        mu.lock();
    }

    @GoTest(expect = Deadlock.class)
    void aWriterThatWaitsKeepsNewReadersOutThroughTheReadLockerToo() {
        var mu = new RWMutex("mu");
        var reading = mu.readLocker();
        reading.lock();
        Go.go("writer", mu::lock);
        reading.lock();
    }

    @GoTest(expect = Deadlock.class)
    void aReaderThatReadsAgainWaitsForTheWriterThatWaitsForIt() {
        var mu = new RWMutex("mu");
        Go.go("writer", mu::lock);
        mu.readLock();
        mu.readLock();
    }

    @GoTest(expect = Deadlock.class)
    void aSignalThatNobodyWaitsForIsLost() {
        var mu = new Mutex("mu");
        var changed = new Cond(mu);
        Go.go("signaller", changed::signal);
        mu.lock();
        changed.await();
    }

    @GoTest
    void aConditionMayStandOnAReadLock() {
        var mu = new RWMutex("mu");
        var changed = new Cond(mu.readLocker());
        var ready = new Shared<>("ready", false);
        Go.go("writer", () -> {
            try (var _ = mu.hold()) {
                ready.set(true);
                changed.broadcast();
            }
        });
        mu.readLock();
        while (!ready.get()) {
            changed.await();
        }
        mu.readUnlock();
    }

    // ---- once ----

    @GoTest
    void otherCallersOfAOnceWaitUntilItIsDone() {
        var once = new Once();
        var made = new Shared<>("made", 0);
        var callers = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            callers.go(() -> {
                once.run(() -> {
                    Time.sleep(SHORT);
                    made.set(made.get() + 1);
                });
                assertThat(made.get()).isEqualTo(1);
            });
        }
        callers.await();
    }

    @GoTest(expect = Deadlock.class)
    void aOnceThatCallsItselfWaitsForItself() {
        var once = new Once();
        once.run(() -> once.run(() -> {}));
    }

    // ---- channels ----

    @GoTest(expect = Deadlock.class)
    void aNilChannelBlocksForEver() {
        Chan.<Unit>nil().receive();
    }

    @GoTest
    void aChannelMayCarryChannels() {
        var requests = Chan.<Chan<String>>unbuffered("requests");
        Go.go("server", () -> {
            for (var reply : requests.range()) {
                reply.send("pong");
            }
        });
        var reply = Chan.<String>unbuffered("reply");
        requests.send(reply);
        assertThat(reply.receive()).isEqualTo("pong");
        requests.close();
    }

    @GoTest(expect = Panicked.class)
    void aCloseWakesASenderThatWaitsWithAPanic() {
        var results = Chan.<Unit>unbuffered("results");
        Go.go("sender", () -> results.send(Unit.UNIT));
        Time.sleep(SHORT);
        results.close();
    }

    @Test
    void aSelectTakesEachCaseThatIsReady() {
        var taken = new HashSet<String>();
        explored(() -> {
            var a = Chan.<Unit>buffered("a", 1);
            var b = Chan.<Unit>buffered("b", 1);
            a.send(Unit.UNIT);
            b.send(Unit.UNIT);
            taken.add(Go.select(a.receiving().to("a"), b.receiving().to("b")));
        });

        assertThat(taken).containsExactlyInAnyOrder("a", "b");
    }

    /// The sender is known to wait, as time has passed since it came.
    @GoTest
    void theDefaultIsNotTakenIfSomebodyIsKnownToWait() {
        var results = Chan.<String>unbuffered("results");
        Go.go("sender", () -> results.send("here"));
        Time.sleep(SHORT);
        assertThat(results.tryReceive()).contains("here");
    }

    // ---- verdicts ----

    @GoTest(expect = Deadlock.class)
    void mainThatWaitsForEverIsADeadlock() {
        Chan.<Unit>unbuffered("never").receive();
    }

    @GoTest(expect = GoroutineLeak.class)
    void aGoroutineThatWaitsForEverAfterMainIsALeak() {
        var results = Chan.<Unit>unbuffered("results");
        Go.go("sender", () -> results.send(Unit.UNIT));
    }

    @GoTest(expect = Panicked.class)
    void aSendOnAClosedChannelPanics() {
        var results = Chan.<Unit>unbuffered("results");
        Go.go("closer", results::close);
        Go.select(results.sending(Unit.UNIT), Case.after(SHORT));
    }

    @GoTest(expect = GoroutineLeak.class, maxSteps = 500)
    void aGoroutineThatLivesForEverNeedNotBeBlocked() {
        Go.go("heart", () -> {
            try (var ticker = new Ticker(SHORT)) {
                while (ticker.channel().receive() != null) {}
            }
        });
    }

    @GoTest(expect = Panicked.class)
    void aWaitGroupBelowZeroPanics() {
        new WaitGroup().done();
    }

    @GoTest(expect = Panicked.class)
    void aNilChannelCannotBeClosed() {
        Chan.<Unit>nil().close();
    }

    @GoTest(expect = Panicked.class)
    void aNullThatIsUsedPanics() {
        var first = new AtomicReference<@Nullable String>();
        Go.go("setter", () -> first.set("set"));
        assertThat(Objects.requireNonNull(first.get())).isEqualTo("set");
    }

    private int field;

    @GoTest(expect = DataRace.class)
    void twoThatTouchAFieldRace() {
        Go.go("writer", () -> field = 1);
        assertThat(field).isLessThan(2);
    }

    @GoTest(expect = DataRace.class)
    void twoThatTouchACapturedVariableRace() {
        var captured = new boolean[1];
        Go.go("writer", () -> captured[0] = true);
        assertThat(captured[0]).isIn(true, false);
    }

    @GoTest(expect = DataRace.class)
    void twoThatGrowAListRace() {
        var list = new ArrayList<String>();
        var writers = new WaitGroup();
        writers.go(() -> list.add("first"));
        writers.go(() -> list.add("second"));
        writers.await();
    }

    @GoTest(expect = DataRace.class)
    void twoThatUseAMapRace() {
        var map = new HashMap<String, Integer>();
        Go.go("writer", () -> map.put("key", 1));
        var _ = map.get("key");
    }

    private static final AtomicIntegerFieldUpdater<DemandsTest> DRAINING =
            AtomicIntegerFieldUpdater.newUpdater(DemandsTest.class, "draining");
    private volatile int draining;
    private int drained;

    /// The atomic accesses are in order among themselves; the plain one is in no order with them.
    @GoTest(expect = DataRace.class)
    void anAtomicAccessBesideAPlainOneRaces() throws ReflectiveOperationException {
        var atomic = MethodHandles.lookup().findVarHandle(DemandsTest.class, "drained", int.class);
        Go.go("writer", () -> atomic.setVolatile(this, 1));
        assertThat(drained).isLessThan(2);
    }

    @GoTest
    void atomicAccessesBesideEachOtherDoNot() {
        Go.go("writer", () -> DRAINING.set(this, 1));
        assertThat(DRAINING.get(this)).isLessThan(2);
    }

    @GoTest(expect = DataRace.class)
    void anAddThatMayComeBesideTheWaitForAllRaces() {
        var workers = new WaitGroup();
        Go.go("late", () -> {
            workers.add(1);
            workers.done();
        });
        workers.await();
    }

    @GoTest
    void anAddBeforeTheStartDoesNot() {
        var workers = new WaitGroup();
        workers.add(1);
        Go.go("worker", workers::done);
        workers.await();
    }

    /// In a send to a buffer two receivers do not meet.
    @GoTest(expect = DataRace.class)
    void aBufferedChannelDoesNotOrderItsReceivers() {
        var tickets = Chan.<Integer>buffered("tickets", 2);
        tickets.send(1);
        tickets.send(2);
        var last = new Shared<>("last", 0);
        var receivers = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            receivers.go(() -> last.set(tickets.receiveOr(0)));
        }
        receivers.await();
    }

    /// What Go leaves to chance, such as the order of a map, is a choice: every value comes.
    @Test
    void everyChoiceIsTried() {
        var chosen = new HashSet<Integer>();
        var exploration = explored(() -> chosen.add(Go.choose(4)));

        assertThat(exploration.exhaustive()).isTrue();
        assertThat(chosen).isEqualTo(Set.of(0, 1, 2, 3));
    }

    // ---- more than one bug, and fixes that fix nothing ----

    /// A kernel often shows more than the bug that it is known for.
    @Test
    void whatElseIsWrongIsReportedToo() {
        var kinds = new ArrayList<Class<?>>();
        Explorer.explorer()
                .strategy(Strategy.dpor())
                .stopAtFailure(false)
                .explore(() -> {
                    var results = Chan.<Integer>unbuffered("results");
                    Go.go("first", () -> results.send(1));
                    Go.go("second", () -> results.send(2));
                    assertThat(results.receive()).isEqualTo(1);
                })
                .failures()
                .stream()
                .map(Failure::getClass)
                .forEach(kinds::add);

        assertThat(kinds).contains(GoroutineLeak.class, AssertionFailed.class);
    }

    /// To look whether a channel is closed, and then to send, is no fix: the close comes between the two.
    @GoTest(expect = Panicked.class)
    void checkThenSendIsStillWrong() {
        var updates = Chan.<Unit>buffered("updates", 1);
        var mu = new Mutex("closed");
        var closed = new Shared<>("closed", false);
        Go.go("sender", () -> {
            boolean open;
            try (var _ = mu.hold()) {
                open = !closed.get();
            }
            if (open) {
                updates.send(Unit.UNIT);
            }
        });
        try (var _ = mu.hold()) {
            closed.set(true);
        }
        updates.close();
    }

    /// To tell of the end under the lock that the one who is told needs first is no fix, either.
    @GoTest(expect = GoroutineLeak.class)
    void aNotifyThatBlocksUnderALockIsStillWrong() {
        var mu = new Mutex("state");
        var ended = Chan.<Unit>unbuffered("ended");
        Go.go("notifier", () -> {
            try (var _ = mu.hold()) {
                ended.send(Unit.UNIT);
            }
        });
        Go.go("watcher", () -> {
            try (var _ = mu.hold()) {}
            ended.receive();
        });
    }

    @GoTest
    void checkAndSendUnderOneLockIsRight() {
        var updates = Chan.<Unit>buffered("updates", 1);
        var mu = new Mutex("closed");
        var closed = new Shared<>("closed", false);
        Go.go("sender", () -> {
            try (var _ = mu.hold()) {
                if (!closed.get()) {
                    updates.send(Unit.UNIT);
                }
            }
        });
        try (var _ = mu.hold()) {
            closed.set(true);
        }
        updates.close();
    }
}
