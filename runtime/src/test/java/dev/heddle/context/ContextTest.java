package dev.heddle.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.ReceiveChan;
import dev.heddle.Unit;
import dev.heddle.scheduler.Executions;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContextTest {
    private static final Key<String> USER = Key.of("user");

    private static void inBothModes(GoBody body) throws Exception {
        Executions.allEndWell(body::run);
        body.run();
    }

    @Test
    void aCancelReachesTheWholeTreeBelowWithItsCause() throws Exception {
        inBothModes(() -> {
            var top = Context.background().withCancel();
            var left = top.withCancel();
            var right = top.withValue(USER, "ann").withTimeout(Duration.ofHours(1));
            var leaf = right.withCancel();
            var cause = new IllegalStateException("shutdown");

            top.cancel(cause);

            for (var ctx : new Context[] {top, left, right, leaf}) {
                assertThat(ctx.done().receive()).isNull();
                assertThat(ctx.err())
                        .isSameAs(top.err())
                        .hasMessage("context canceled")
                        .hasCause(cause);
                assertThat(ctx.cause()).isSameAs(cause);
            }
        });
    }

    @Test
    void withoutACauseTheErrorIsTheCause() throws Exception {
        inBothModes(() -> {
            var ctx = Context.background().withCancel();

            ctx.close();
            ctx.cancel(new IllegalStateException("too late"));

            assertThat(ctx.cause()).isSameAs(ctx.err()).hasNoCause();
            assertThat(ctx.err().isDeadlineExceeded()).isFalse();
        });
    }

    @Test
    void whoeverSeesTheEndSeesWhy() {
        Executions.allEndWell(() -> {
            var ctx = Context.background().withCancel();
            var child = ctx.withCancel();
            Go.go(ctx::cancel);

            child.done().receive();

            assertThat(child.err()).isNotNull();
            assertThat(ctx.err()).isSameAs(child.err());
        });
    }

    @Test
    void aChildDerivedDuringACancelIsCancelledInEveryOrder() {
        Executions.allEndWell(() -> {
            var ctx = Context.background().withCancel();
            Go.go(ctx::cancel);

            var child = ctx.withCancel();

            child.done().receive();
        });
    }

    @Test
    void aTimeoutCancelsWithItsOwnErrorAndCause() throws Exception {
        inBothModes(() -> {
            var cause = new IllegalStateException("too slow");
            try (var ctx = Context.background().withTimeout(Duration.ofMillis(5), cause)) {
                var child = ctx.withCancel();

                child.done().receive();

                assertThat(child.err()).hasMessage("context deadline exceeded");
                assertThat(child.err().isDeadlineExceeded()).isTrue();
                assertThat(child.cause()).isSameAs(cause);
                assertThat(child.deadline()).isEqualTo(ctx.deadline());
            }
        });
    }

    @Test
    void theEarlierDeadlineWins() throws Exception {
        inBothModes(() -> {
            try (var hour = Context.background().withTimeout(Duration.ofHours(1));
                    var day = hour.withTimeout(Duration.ofDays(1));
                    var minute = day.withTimeout(Duration.ofMinutes(1))) {
                assertThat(day.deadline()).isEqualTo(hour.deadline());
                assertThat(minute.deadline()).isBefore(hour.deadline());
            }
        });
    }

    @Test
    void aDeadlineInThePastIsOverAtOnce() throws Exception {
        inBothModes(() -> {
            var ctx = Context.background().withDeadline(Instant.EPOCH);

            assertThat(ctx.err()).hasMessage("context deadline exceeded");
        });
    }

    @Test
    void timeoutsBeyondAllTimeAreFarAway() throws Exception {
        inBothModes(() -> {
            try (var ctx = Context.background().withTimeout(Duration.ofSeconds(Long.MAX_VALUE))) {
                assertThat(ctx.deadline()).isEqualTo(Instant.MAX);
                assertThat(ctx.err()).isNull();
            }
        });
    }

    @Test
    void withRacingTimersATimeoutCanComeBeforeTheWorkIsDone() {
        var endings = new TreeSet<String>();

        Executions.allEndWellWithRacingTimers(() -> {
            try (var ctx = Context.background().withTimeout(Duration.ofSeconds(1))) {
                var result = Chan.<Unit>buffered(1);
                Go.go(() -> result.send(Unit.UNIT));

                endings.add(Go.<String>select(
                        result.receiving().to("done"), ctx.cancelled().to("timed out")));
            }
        });

        assertThat(endings).containsExactly("done", "timed out");
    }

    @Test
    void aTimerThatIsNoLongerNeededDoesNotMoveTheClock() {
        Executions.allEndWell(() -> {
            var start = Time.now();
            Context.background().withTimeout(Duration.ofHours(1)).cancel();

            Time.sleep(Duration.ofSeconds(1));

            assertThat(Duration.between(start, Time.now())).isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    void anAfterFuncRunsOrIsStoppedButNotBoth() {
        var outcomes = new TreeSet<String>();

        Executions.allEndWell(() -> {
            var ctx = Context.background().withCancel();
            var runs = new AtomicInteger();
            var stop = ctx.afterFunc(runs::incrementAndGet);
            var both = new WaitGroup();
            both.go(ctx::cancel);
            boolean stopped = stop.getAsBoolean();
            both.await();
            Time.sleep(Duration.ofSeconds(1));

            assertThat(runs.get()).isEqualTo(stopped ? 0 : 1);
            outcomes.add(stopped ? "stopped" : "run");
        });

        assertThat(outcomes).containsExactly("run", "stopped");
    }

    @Test
    void aCancelledChildIsForgottenByItsParent() {
        var parent = Context.background().withCancel();
        var node = parent.value(Node.NEAREST);

        for (int i = 0; i < 100; i++) {
            parent.withCancel().cancel();
            parent.withTimeout(Duration.ofHours(1)).close();
            parent.afterFunc(() -> {}).getAsBoolean();
        }

        assertThat(node.below()).isZero();
    }

    @Test
    void contextsMayBeDerivedThousandsDeep() {
        var top = Context.background().withCancel();
        Context ctx = top.withValue(USER, "ann");
        for (int i = 0; i < 20_000; i++) {
            ctx = ctx.withCancel();
        }

        top.cancel();

        assertThat(ctx.err()).hasMessage("context canceled");
        assertThat(ctx.value(USER)).isEqualTo("ann");
    }

    @Test
    void aContextMadeOutsideIsFreshInEachExecution() {
        var outside = Context.background().withCancel();
        var child = outside.withCancel();

        Executions.allEndWell(() -> {
            assertThat(child.err()).isNull();
            Go.go(outside::cancel);

            child.done().receive();

            assertThat(child.err()).hasMessage("context canceled");
        });

        assertThat(outside.err()).isNull();
    }

    @Test
    void aContextThatIsOverOrOnRealTimeIsRefused() {
        var over = Context.background().withCancel();
        over.cancel();
        try (var real = Context.background().withTimeout(Duration.ofHours(1))) {
            Executions.allEndWell(() -> {
                assertThatThrownBy(over::err)
                        .hasMessageStartingWith("context made at ")
                        .hasMessageContaining("is cancelled");
                assertThatThrownBy(real::withCancel)
                        .hasMessageStartingWith("context with a deadline made at ")
                        .hasMessageContaining("is on real time");
            });
        }
    }

    @Test
    void contextsSayWhatTheyAre() {
        try (var ctx = Context.background().withCancel()) {
            assertThat(ctx.withValue(USER, "secret").withoutCancel())
                    .hasToString("context.Background.WithCancel.WithValue(user).WithoutCancel");
        }
        assertThat(Context.todo()).hasToString("context.TODO");
    }

    @Test
    void aParentOfTheUsersOwnCancelsItsChildren() throws Exception {
        inBothModes(() -> {
            var own = new Manual();
            var child = own.withCancel();
            var late = Chan.<Unit>unbuffered();
            child.afterFunc(late::close);

            own.end();

            child.done().receive();
            late.receive();
            assertThat(child.err()).hasMessage("context deadline exceeded");
            assertThat(own.withCancel().err()).hasMessage("context deadline exceeded");
        });
    }

    @Test
    void theChildOfAParentOfTheUsersOwnLeavesNobodyBehindWhenCancelled() {
        Executions.allEndWell(() -> {
            var child = new Manual().withCancel();

            child.cancel();

            assertThat(child.err()).hasMessage("context canceled");
        });
    }

    @Test
    void aParentThatWrapsOneOfOursNeedsNoGoroutine() {
        Executions.allEndWell(() -> {
            var inner = Context.background().withCancel();
            var child = new Wrapped(inner).withCancel();
            assertThat(Go.goroutines()).isEqualTo(1);

            inner.cancel();

            assertThat(child.err()).isSameAs(inner.err());
            assertThat(new Wrapped(Context.background()).withCancel().err()).isNull();
        });
    }

    @Test
    void siblingsAreToldInAnOrderThatDoesNotDependOnWhoCameFirst() {
        var orders = new TreeSet<String>();

        Executions.allEndWell(() -> {
            var ctx = Context.background().withCancel();
            var children = new Context[2];
            var both = new WaitGroup();
            both.go(() -> children[0] = ctx.withCancel());
            both.go(() -> children[1] = ctx.withCancel());
            both.await();
            Go.go(ctx::cancel);

            var over = new ArrayList<Integer>();
            Go.<Object>select(
                    children[0].cancelled().then(v -> over.add(0)),
                    children[1].cancelled().then(v -> over.add(1)));
            var other = children[1 - over.getFirst()];
            orders.add(over.getFirst()
                    + Go.<String>select(
                            other.cancelled().to(" both"), Case.otherwise().to(" alone")));
        });

        // One of the two is always told first, so only that one is ever seen over alone.
        assertThat(orders).hasSize(3).contains("0 both", "1 both");
    }

    /// A context that ends when it is told to.
    private static class Manual implements Context {
        private final Chan<Void> done = Chan.unbuffered();
        private final ContextError error = ContextError.deadlineExceeded();
        private volatile boolean isOver;

        void end() {
            isOver = true;
            done.close();
        }

        @Override
        public <V> @Nullable V value(Key<V> key) {
            return null;
        }

        @Override
        public ReceiveChan<Void> done() {
            return done;
        }

        @Override
        public @Nullable ContextError err() {
            return isOver ? error : null;
        }

        @Override
        public @Nullable Instant deadline() {
            return null;
        }
    }

    /// A context that leaves everything to another one.
    private record Wrapped(Context inner) implements Context {
        @Override
        public <V> @Nullable V value(Key<V> key) {
            return inner.value(key);
        }

        @Override
        public ReceiveChan<Void> done() {
            return inner.done();
        }

        @Override
        public @Nullable ContextError err() {
            return inner.err();
        }

        @Override
        public @Nullable Instant deadline() {
            return inner.deadline();
        }
    }
}
