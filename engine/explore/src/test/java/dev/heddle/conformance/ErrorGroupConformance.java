package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import java.io.IOException;

/// Package golang.org/x/sync/errgroup: Group.
class ErrorGroupConformance {
    @InBothModes
    void awaitReturnsOnceEveryGoroutineHasReturned(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            var mutex = new Mutex();
            var finished = new Shared<>(0);
            for (int i = 0; i < 3; i++) {
                group.go(() -> {
                    try (var _ = mutex.hold()) {
                        finished.set(finished.get() + 1);
                    }
                });
            }

            group.await();

            assertThat(finished.get()).isEqualTo(3);
        });
    }

    @InBothModes
    void awaitOfAnEmptyGroupReturnsAtOnce(Mode mode) {
        mode.run(() -> new ErrorGroup().await());
    }

    @InBothModes
    void awaitThrowsTheErrorOfAGoroutine(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.go(() -> {});
            group.go(() -> {
                throw new IOException("disk full");
            });

            assertThat(thrownBy(IOException.class, group::await)).hasMessage("disk full");
        });
    }

    @InBothModes
    void theFirstErrorWinsAndLaterOnesAreSuppressed(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            Chan<Unit> firstFailed = Chan.unbuffered();
            group.go(() -> {
                throw new IOException("first");
            });
            Go.go(() -> {
                letOthersBlock();
                firstFailed.close();
            });
            group.go(() -> {
                firstFailed.receive();
                throw new IOException("second");
            });

            assertThat(thrownBy(IOException.class, group::await).getSuppressed())
                    .singleElement()
                    .isInstanceOf(IOException.class);
        });
    }

    @InBothModes
    void awaitWaitsForTheOthersAlsoAfterAnError(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            Chan<Unit> proceed = Chan.unbuffered();
            var finished = new Shared<>(false);
            group.go(() -> {
                throw new IOException("early");
            });
            group.go(() -> {
                proceed.receive();
                finished.set(true);
            });
            Go.go(proceed::close);

            thrownBy(IOException.class, group::await);

            assertThat(finished.get()).isTrue();
        });
    }

    @InBothModes
    void theFirstErrorCancelsTheContextOfTheGroup(Mode mode) {
        mode.run(() -> {
            var group = ErrorGroup.withContext(Context.background());
            group.go(() -> group.context().done().receive());
            group.go(() -> {
                throw new IOException("disk full");
            });

            thrownBy(IOException.class, group::await);

            assertThat(group.context().err()).hasMessage("context canceled");
            assertThat(group.context().cause()).hasMessage("disk full");
        });
    }

    @InBothModes
    void awaitCancelsTheContextAlsoWithoutAnError(Mode mode) {
        mode.run(() -> {
            var group = ErrorGroup.withContext(Context.background());
            group.go(() -> {});
            assertThat(group.context().err()).isNull();

            group.await();

            assertThat(group.context().err()).hasMessage("context canceled");
        });
    }

    @InBothModes
    void cancellingTheParentCancelsTheContextOfTheGroup(Mode mode) {
        mode.run(() -> {
            var parent = Context.background().withCancel();
            var group = ErrorGroup.withContext(parent);
            group.go(() -> group.context().done().receive());

            parent.cancel();

            group.await();
        });
    }

    @InBothModes
    void aLimitKeepsTheNumberOfRunningGoroutinesDown(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.limit(2);
            var mutex = new Mutex();
            var inside = new Shared<>(0);
            var most = new Shared<>(0);

            for (int i = 0; i < 5; i++) {
                group.go(() -> {
                    try (var _ = mutex.hold()) {
                        inside.set(inside.get() + 1);
                        most.set(Math.max(most.get(), inside.get()));
                    }
                    Go.yieldNow();
                    try (var _ = mutex.hold()) {
                        inside.set(inside.get() - 1);
                    }
                });
            }
            group.await();

            assertThat(most.get()).isBetween(1, 2);
        });
    }

    @InBothModes
    void atTheLimitGoBlocksUntilOneReturns(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.limit(1);
            var firstReturned = new Shared<>(false);

            group.go(() -> firstReturned.set(true));
            group.go(() -> assertThat(firstReturned.get()).isTrue());

            group.await();
        });
    }

    @InBothModes
    void aNegativeLimitMeansNone(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.limit(-1);
            Chan<Unit> meeting = Chan.unbuffered();

            group.go(() -> meeting.send(Unit.UNIT));
            group.go(meeting::receive);

            group.await();
        });
    }

    @InBothModes
    void aLimitOfZeroStartsNothing(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.limit(0);

            assertThat(group.tryGo(() -> {})).isFalse();
        });
    }

    @InBothModes
    void tryGoStartsOnlyBelowTheLimit(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();
            group.limit(1);
            Chan<Unit> proceed = Chan.unbuffered();

            boolean first = group.tryGo(proceed::receive);
            boolean second = group.tryGo(() -> {
                throw new AssertionError("started above the limit");
            });
            proceed.close();
            group.await();

            assertThat(first).isTrue();
            assertThat(second).isFalse();
        });
    }

    @InBothModes
    void tryGoWithoutALimitAlwaysStarts(Mode mode) {
        mode.run(() -> {
            var group = new ErrorGroup();

            assertThat(group.tryGo(() -> {})).isTrue();
            assertThat(group.tryGo(() -> {})).isTrue();

            group.await();
        });
    }
}
