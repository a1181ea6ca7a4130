package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;

/// Package context: cancellation, deadlines, causes.
class ContextCancelConformance {
    @InBothModes
    void theBackgroundIsNeverCancelled(Mode mode) {
        mode.run(() -> {
            for (Context context : new Context[] {Context.background(), Context.todo()}) {
                assertThat(context.err()).isNull();
                assertThat(context.cause()).isNull();
                assertThat(context.deadline()).isNull();
            }
        });
    }

    @InBothModes
    void theDoneChannelOfTheBackgroundIsNil(Mode mode) {
        mode.run(() -> {
            assertThat(Context.background().done()).isEqualTo(Chan.nil());

            String chosen = Go.select(
                    Context.background().cancelled().to("cancelled"),
                    Case.otherwise().to("nothing"));
            assertThat(chosen).isEqualTo("nothing");
        });
    }

    @InBothModes
    void waitingForTheBackgroundIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> Context.background().done().receive());

        assertThat(text).contains("all goroutines are asleep - deadlock!", "chan receive (nil chan)");
    }

    @InBothModes
    void aNewContextIsNotCancelled(Mode mode) {
        mode.run(() -> {
            try (var context = Context.background().withCancel()) {
                assertThat(context.err()).isNull();
                assertThat(context.cause()).isNull();
                assertThat(context.done().tryReceive()).isEmpty();
            }
        });
    }

    @InBothModes
    void cancelClosesTheDoneChannel(Mode mode) {
        mode.runExhaustively(() -> {
            var context = Context.background().withCancel();
            Go.go(context::cancel);

            assertThat(context.done().receive()).isNull();
        });
    }

    @InBothModes
    void onceCancelledItSaysWhy(Mode mode) {
        mode.runExhaustively(() -> {
            var context = Context.background().withCancel();

            context.cancel();

            assertThat(context.err()).hasMessage("context canceled");
            assertThat(context.cause()).isSameAs(context.err());
        });
    }

    @InBothModes
    void aCauseIsKeptBesideTheError(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            var cause = new IllegalStateException("server stopped");

            context.cancel(cause);

            assertThat(context.err()).hasMessage("context canceled");
            assertThat(context.cause()).isSameAs(cause);
        });
    }

    @InBothModes
    void onlyTheFirstCancelCounts(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            var first = new IllegalStateException("first");

            context.cancel(first);
            context.cancel(new IllegalStateException("second"));
            context.cancel();

            assertThat(context.cause()).isSameAs(first);
        });
    }

    @InBothModes
    void severalGoroutinesMayCancelAtOnce(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            var all = new WaitGroup();

            all.go(context::cancel);
            all.go(context::cancel);
            all.await();

            assertThat(context.err()).hasMessage("context canceled");
        });
    }

    @InBothModes
    void closingItCancelsIt(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();

            try (context) {
                assertThat(context.err()).isNull();
            }

            assertThat(context.err()).hasMessage("context canceled");
        });
    }

    @InBothModes
    void cancellingAParentCancelsItsDescendants(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withCancel();
            var child = parent.withCancel();
            var grandchild = child.withTimeout(Duration.ofHours(1));
            var cause = new IllegalStateException("shutdown");

            parent.cancel(cause);

            assertThat(child.done().receive()).isNull();
            assertThat(grandchild.done().receive()).isNull();
            assertThat(grandchild.err()).hasMessage("context canceled");
            assertThat(grandchild.cause()).isSameAs(cause);
        });
    }

    @InBothModes
    void cancellingAChildLeavesItsParentAndSiblingsAlone(Mode mode) {
        mode.run(() -> {
            try (var parent = Context.background().withCancel()) {
                var child = parent.withCancel();
                var sibling = parent.withCancel();

                child.cancel();

                assertThat(parent.err()).isNull();
                assertThat(sibling.err()).isNull();
            }
        });
    }

    @InBothModes
    void aChildOfACancelledParentIsCancelledFromTheStart(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withCancel();
            parent.cancel();

            var child = parent.withCancel();

            assertThat(child.err()).hasMessage("context canceled");
            assertThat(child.done().receive()).isNull();
        });
    }

    @InBothModes
    void cancelReleasesEveryWaitingGoroutine(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            var waiting = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                waiting.go(() -> context.done().receive());
            }

            context.cancel();

            waiting.await();
        });
    }

    @InBothModes
    void aSelectLeavesItsWorkWhenCancelled(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            Chan<Integer> numbers = Chan.unbuffered();
            var producer = new WaitGroup();
            producer.go(() -> {
                int next = 0;
                boolean running = true;
                while (running) {
                    running = Go.select(
                            numbers.sending(next++).to(true),
                            context.cancelled().to(false));
                }
            });

            assertThat(numbers.receive()).isEqualTo(0);
            assertThat(numbers.receive()).isEqualTo(1);
            context.cancel();

            producer.await();
        });
    }

    @InBothModes
    void aTimeoutCancelsWithItsOwnError(Mode mode) {
        mode.run(() -> {
            var start = Time.now();
            try (var context = Context.background().withTimeout(millis(4))) {
                context.done().receive();

                mode.tookSince(start, millis(4));
                assertThat(context.err()).hasMessage("context deadline exceeded");
                assertThat(context.cause()).isSameAs(context.err());
            }
        });
    }

    @InBothModes
    void aTimeoutSetsTheDeadline(Mode mode) {
        mode.run(() -> {
            var earliest = Time.now().plus(millis(1000));
            try (var context = Context.background().withTimeout(millis(1000))) {
                assertThat(context.deadline())
                        .isAfterOrEqualTo(earliest)
                        .isBeforeOrEqualTo(Time.now().plus(millis(1000)));
            }
        });
    }

    @InBothModes
    void aDeadlineIsKeptAsGiven(Mode mode) {
        mode.run(() -> {
            var deadline = Time.now().plus(millis(4));
            try (var context = Context.background().withDeadline(deadline)) {
                assertThat(context.deadline()).isEqualTo(deadline);

                context.done().receive();

                assertThat(context.err()).hasMessage("context deadline exceeded");
            }
        });
    }

    @InBothModes
    void aDeadlineInThePastCancelsAtOnce(Mode mode) {
        mode.run(() -> {
            try (var context = Context.background().withDeadline(Time.now().minus(millis(1)))) {
                assertThat(context.err()).hasMessage("context deadline exceeded");
            }
        });
    }

    @InBothModes
    void aChildCannotOutliveTheDeadlineOfItsParent(Mode mode) {
        mode.run(() -> {
            try (var parent = Context.background().withTimeout(millis(4));
                    var child = parent.withTimeout(Duration.ofHours(1))) {
                assertThat(child.deadline()).isEqualTo(parent.deadline());

                child.done().receive();

                assertThat(child.err()).hasMessage("context deadline exceeded");
            }
        });
    }

    @InBothModes
    void aDeadlineIsInheritedByPlainChildren(Mode mode) {
        mode.run(() -> {
            try (var parent = Context.background().withTimeout(Duration.ofHours(1));
                    var child = parent.withCancel()) {
                assertThat(child.deadline()).isEqualTo(parent.deadline());
            }
        });
    }

    @InBothModes
    void cancellingBeforeTheTimeoutIsAPlainCancel(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withTimeout(Duration.ofHours(1));

            context.cancel();

            assertThat(context.err()).hasMessage("context canceled");
        });
    }

    @InBothModes
    void cancellingAfterTheTimeoutChangesNothing(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withTimeout(millis(2));
            context.done().receive();

            context.cancel(new IllegalStateException("too late"));

            assertThat(context.err()).hasMessage("context deadline exceeded");
            assertThat(context.cause()).isSameAs(context.err());
        });
    }

    @InBothModes
    void whatHappenedBeforeTheCancelIsSeenByThoseItReleases(Mode mode) {
        mode.runExhaustively(() -> {
            var context = Context.background().withCancel();
            var result = new Shared<>(0);
            Go.go(() -> {
                result.set(7);
                context.cancel();
            });

            context.done().receive();

            assertThat(result.get()).isEqualTo(7);
        });
    }
}
