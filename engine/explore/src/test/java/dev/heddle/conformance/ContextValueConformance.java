package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.context.Key;
import dev.heddle.sync.Shared;
import java.util.function.BooleanSupplier;

/// Package context: values, WithoutCancel, AfterFunc.
class ContextValueConformance {
    private static final Key<String> USER = Key.of("user");
    private static final Key<Integer> REQUEST = Key.of("request");

    @InBothModes
    void anUnknownKeyGivesNull(Mode mode) {
        mode.run(() -> assertThat(Context.background().value(USER)).isNull());
    }

    @InBothModes
    void aValueIsFoundUnderItsKey(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withValue(USER, "ann").withValue(REQUEST, 7);

            assertThat(context.value(USER)).isEqualTo("ann");
            assertThat(context.value(REQUEST)).isEqualTo(7);
        });
    }

    @InBothModes
    void theInnermostValueOfAKeyWins(Mode mode) {
        mode.run(() -> {
            var outer = Context.background().withValue(USER, "ann");
            var inner = outer.withValue(USER, "bob");

            assertThat(inner.value(USER)).isEqualTo("bob");
            assertThat(outer.value(USER)).isEqualTo("ann");
        });
    }

    @InBothModes
    void keysOfTheSameNameAreDifferent(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withValue(USER, "ann");

            assertThat(context.value(Key.<String>of("user"))).isNull();
        });
    }

    @InBothModes
    void cancellableChildrenInheritValues(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withValue(USER, "ann");

            try (var child = parent.withCancel();
                    var grandchild = child.withTimeout(millis(60_000))) {
                assertThat(grandchild.value(USER)).isEqualTo("ann");
            }
        });
    }

    @InBothModes
    void aContextWithAValueIsCancelledWithItsParent(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withCancel();
            var child = parent.withValue(USER, "ann");

            parent.cancel();

            assertThat(child.done().receive()).isNull();
            assertThat(child.err()).hasMessage("context canceled");
        });
    }

    @InBothModes
    void withoutCancelKeepsTheValuesButNotTheCancellation(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withValue(USER, "ann").withTimeout(millis(60_000));
            var detached = parent.withoutCancel();

            parent.cancel();

            assertThat(detached.value(USER)).isEqualTo("ann");
            assertThat(detached.err()).isNull();
            assertThat(detached.cause()).isNull();
            assertThat(detached.deadline()).isNull();
            assertThat(detached.done()).isEqualTo(Chan.nil());
        });
    }

    @InBothModes
    void aChildOfADetachedContextIsCancelledOnItsOwn(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withCancel();
            var child = parent.withoutCancel().withCancel();

            parent.cancel();
            assertThat(child.err()).isNull();

            child.cancel();
            assertThat(child.err()).hasMessage("context canceled");
        });
    }

    @InBothModes
    void afterFuncRunsInItsOwnGoroutineOnceCancelled(Mode mode) {
        mode.runExhaustively(() -> {
            var context = Context.background().withCancel();
            Chan<Unit> ran = Chan.unbuffered();
            context.afterFunc(() -> {
                assertThat(context.err()).isNotNull();
                ran.send(Unit.UNIT);
            });

            context.cancel();

            ran.receive();
        });
    }

    @InBothModes
    void afterFuncRunsAtOnceIfAlreadyCancelled(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            context.cancel();
            Chan<Unit> ran = Chan.unbuffered();

            context.afterFunc(ran::close);

            ran.receive();
        });
    }

    @InBothModes
    void everyAfterFuncRuns(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            Chan<Integer> ran = Chan.buffered(2);
            context.afterFunc(() -> ran.send(1));
            context.afterFunc(() -> ran.send(2));

            context.cancel();

            assertThat(ran.receive() + ran.receive()).isEqualTo(3);
        });
    }

    @InBothModes
    void aStoppedAfterFuncDoesNotRun(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            var ran = new Shared<>(false);
            BooleanSupplier stop = context.afterFunc(() -> ran.set(true));

            assertThat(stop.getAsBoolean()).isTrue();
            context.cancel();
            letOthersBlock();

            assertThat(ran.get()).isFalse();
        });
    }

    @InBothModes
    void stoppingAnAfterFuncTwiceIsFalseTheSecondTime(Mode mode) {
        mode.run(() -> {
            try (var context = Context.background().withCancel()) {
                BooleanSupplier stop = context.afterFunc(() -> {});

                assertThat(stop.getAsBoolean()).isTrue();
                assertThat(stop.getAsBoolean()).isFalse();
            }
        });
    }

    @InBothModes
    void anAfterFuncThatHasStartedCannotBeStopped(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            Chan<Unit> started = Chan.unbuffered();
            BooleanSupplier stop = context.afterFunc(started::close);

            context.cancel();
            started.receive();

            assertThat(stop.getAsBoolean()).isFalse();
        });
    }

    @InBothModes
    void eitherStopOrTheFunctionWins(Mode mode) {
        mode.run(() -> {
            var context = Context.background().withCancel();
            Chan<Unit> ran = Chan.buffered(1);
            BooleanSupplier stop = context.afterFunc(() -> ran.send(Unit.UNIT));
            Go.go(context::cancel);

            boolean stopped = stop.getAsBoolean();

            context.done().receive();
            if (stopped) {
                letOthersBlock();
                assertThat(ran.length()).isZero();
            } else {
                ran.receive();
            }
        });
    }

    @InBothModes
    void afterFuncOfTheBackgroundNeverRuns(Mode mode) {
        mode.run(() -> {
            BooleanSupplier stop = Context.background().afterFunc(() -> {
                throw new AssertionError("the background was cancelled");
            });

            assertThat(stop.getAsBoolean()).isTrue();
        });
    }
}
