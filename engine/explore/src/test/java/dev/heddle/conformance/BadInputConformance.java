package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.panicOf;
import static dev.heddle.conformance.Programs.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Defer;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.context.Context;
import dev.heddle.context.Key;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.Cond;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.Pool;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.SingleFlight;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Ticker;
import dev.heddle.time.Time;
import dev.heddle.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What cannot be meant is refused at once, and says which value is wrong.
@SuppressWarnings({"NullAway", "DataFlowIssue"})
class BadInputConformance {
    @InBothModes
    void sendingNullIsRefusedBecauseNullMeansClosed(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);

            assertThat(thrownBy(NullPointerException.class, () -> channel.send(null)))
                    .hasMessageContaining("null");
            assertThat(thrownBy(NullPointerException.class, () -> channel.trySend(null)))
                    .hasMessageContaining("null");
            assertThat(thrownBy(NullPointerException.class, () -> channel.sending(null)))
                    .hasMessageContaining("null");
            assertThat(channel.length()).isZero();
        });
    }

    @InBothModes
    void sendingNullIsRefusedByNilAndClosedChannelsToo(Mode mode) {
        mode.run(() -> {
            Chan<Integer> nil = Chan.nil();
            Chan<Integer> closed = Chan.unbuffered();
            closed.close();

            thrownBy(NullPointerException.class, () -> nil.send(null));
            thrownBy(NullPointerException.class, () -> closed.send(null));
        });
    }

    @InBothModes
    void aNegativeCapacityIsRefused(Mode mode) {
        mode.run(() -> {
            assertThat(thrownBy(IllegalArgumentException.class, () -> Chan.buffered(-1)))
                    .hasMessage("capacity must be 0 or more, was -1");
            assertThat(thrownBy(IllegalArgumentException.class, () -> Chan.buffered("jobs", -7)))
                    .hasMessage("capacity must be 0 or more, was -7");
        });
    }

    @InBothModes
    void aMissingNameIsRefused(Mode mode) {
        mode.run(() -> {
            refusesNull(() -> Chan.unbuffered(null));
            refusesNull(() -> Chan.buffered(null, 1));
            refusesNull(() -> new Mutex(null));
            refusesNull(() -> new RWMutex(null));
            refusesNull(() -> Key.of(null));
            refusesNull(() -> Go.go(null, () -> {}));
        });
    }

    @InBothModes
    void aMissingBodyIsRefusedWhereItIsGiven(Mode mode) {
        mode.run(() -> {
            refusesNull(() -> Go.go(null));
            refusesNull(() -> Go.go("worker", null));
            refusesNull(() -> new WaitGroup().go(null));
            refusesNull(() -> new Once().run(null));
            refusesNull(() -> Once.value(null));
            refusesNull(() -> Go.awaitUntil(null));
            refusesNull(() -> Time.afterFunc(Duration.ZERO, null));
            refusesNull(() -> Context.background().afterFunc(null));
            refusesNull(() -> new ErrorGroup().go(null));
            refusesNull(() -> new SingleFlight<String, String>().run("key", null));
            refusesNull(() -> new Pool<>(null));
            try (var defer = Defer.scope()) {
                refusesNull(() -> defer.call(null));
            }
        });
    }

    @InBothModes
    void aMissingCaseIsRefused(Mode mode) {
        mode.run(() -> {
            Chan<Integer> ready = Chan.buffered(1);
            ready.send(1);
            var cases = new ArrayList<Case<Integer>>();
            cases.add(ready.receiving());
            cases.add(null);

            refusesNull(() -> Go.select(ready.receiving(), null));
            refusesNull(() -> Go.select(cases));
            refusesNull(() -> Go.select((List<Case<Integer>>) null));
            assertThat(ready.length()).isEqualTo(1);
        });
    }

    @InBothModes
    void aSelectHasAtMostOneDefault(Mode mode) {
        mode.run(() -> assertThat(
                        thrownBy(IllegalArgumentException.class, () -> Go.select(Case.otherwise(), Case.otherwise())))
                .hasMessageContaining("at most one default"));
    }

    @InBothModes
    void aMissingFunctionOfACaseIsRefused(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.buffered(1);

            refusesNull(() -> channel.receiving().map(null));
            refusesNull(() -> channel.receiving().then(null));
        });
    }

    @InBothModes
    void aMissingDurationIsRefused(Mode mode) {
        mode.run(() -> {
            refusesNull(() -> Time.sleep(null));
            refusesNull(() -> Time.after(null));
            refusesNull(() -> Case.after(null));
            refusesNull(() -> new Timer(null));
            refusesNull(() -> new Ticker(null));
            refusesNull(() -> Context.background().withTimeout(null));
            refusesNull(() -> Context.background().withDeadline(null));
        });
    }

    @InBothModes
    void aMissingLockOfAConditionIsRefused(Mode mode) {
        mode.run(() -> refusesNull(() -> new Cond(null)));
    }

    @InBothModes
    void aMissingKeyOrValueOfAContextIsRefused(Mode mode) {
        mode.run(() -> {
            refusesNull(() -> Context.background().withValue(null, "value"));
            refusesNull(() -> Context.background().withValue(Key.<String>of("key"), null));
        });
    }

    @InBothModes
    void aMissingKeyOrValueOfAMapIsRefused(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();

            refusesNull(() -> map.store(null, 1));
            refusesNull(() -> map.store("a", null));
            refusesNull(() -> map.load(null));
            refusesNull(() -> map.loadOrStore("a", null));
            refusesNull(() -> map.swap("a", null));
            refusesNull(() -> map.delete(null));
        });
    }

    @InBothModes
    void aPoolTakesNoNull(Mode mode) {
        mode.run(() -> refusesNull(() -> new Pool<>(() -> "new").put(null)));
    }

    @InBothModes
    void aChoiceAmongNothingIsRefused(Mode mode) {
        mode.run(() -> {
            assertThat(thrownBy(IllegalArgumentException.class, () -> Go.choose(0)))
                    .hasMessageContaining("bound must be 1 or more, was 0");
            assertThat(thrownBy(IllegalArgumentException.class, () -> Go.choose(-3)))
                    .hasMessageContaining("bound must be 1 or more, was -3");
        });
    }

    @InBothModes
    void aTickerNeedsAPositivePeriod(Mode mode) {
        mode.run(() -> {
            assertThat(panicOf(() -> new Ticker(Duration.ZERO)))
                    .hasMessageContaining("non-positive interval for NewTicker");
            try (var ticker = new Ticker(Duration.ofHours(1))) {
                assertThat(panicOf(() -> ticker.reset(Duration.ofMillis(-1))))
                        .hasMessageContaining("non-positive interval for Ticker.Reset");
            }
        });
    }

    @InBothModes
    void aNegativeNumberOfPermitsIsRefused(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);

            assertThat(thrownBy(IllegalArgumentException.class, () -> new Semaphore(-1)))
                    .hasMessageContaining("must be 0 or more, was -1");
            assertThat(thrownBy(IllegalArgumentException.class, () -> semaphore.acquire(-2)))
                    .hasMessageContaining("must be 0 or more, was -2");
            assertThat(thrownBy(IllegalArgumentException.class, () -> semaphore.release(-2)))
                    .hasMessageContaining("must be 0 or more, was -2");
        });
    }

    @InBothModes
    void changingTheLimitOfABusyGroupPanics(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.limit(2);
            Chan<Integer> proceed = Chan.unbuffered();
            group.go(proceed::receive);

            assertThat(panicOf(() -> group.limit(3))).hasMessageContaining("errgroup: modify limit while 1 goroutine");

            proceed.close();
            group.await();
        });
    }

    private static void refusesNull(GoBody call) throws Exception {
        assertThat(thrownBy(NullPointerException.class, call))
                .extracting(Throwable::getMessage)
                .isNotNull();
    }
}
