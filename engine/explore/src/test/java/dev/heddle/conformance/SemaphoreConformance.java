package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.millis;
import static dev.heddle.conformance.Programs.panicOf;
import static dev.heddle.conformance.Programs.thrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;

/// Package golang.org/x/sync/semaphore: Weighted.
class SemaphoreConformance {
    @InBothModes
    void itAdmitsAsManyAsItHasPermits(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);

            assertThat(semaphore.tryAcquire()).isTrue();
            assertThat(semaphore.tryAcquire()).isTrue();
            assertThat(semaphore.tryAcquire()).isFalse();
        });
    }

    @InBothModes
    void releasingAdmitsTheNext(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);
            semaphore.acquire();

            semaphore.release();

            assertThat(semaphore.tryAcquire()).isTrue();
        });
    }

    @InBothModes
    void acquireBlocksUntilThereIsAPermit(Mode mode) {
        mode.runExhaustively(() -> {
            var semaphore = new Semaphore(1);
            var releasing = new Shared<>(false);
            semaphore.acquire();
            Go.go(() -> {
                releasing.set(true);
                semaphore.release();
            });

            semaphore.acquire();

            assertThat(releasing.get()).isTrue();
        });
    }

    @InBothModes
    void anAcquisitionMayWeighMoreThanOne(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(5);

            semaphore.acquire(3);

            assertThat(semaphore.tryAcquire(3)).isFalse();
            assertThat(semaphore.tryAcquire(2)).isTrue();
            semaphore.release(5);
            assertThat(semaphore.tryAcquire(5)).isTrue();
        });
    }

    @InBothModes
    void aLargeAcquisitionWaitsForSeveralReleases(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);
            semaphore.acquire(2);
            inGoroutines(1, () -> {
                Go.go(semaphore::release);
                Go.go(semaphore::release);
            });

            semaphore.acquire(2);

            assertThat(semaphore.tryAcquire()).isFalse();
        });
    }

    @InBothModes
    void neverMoreThanThePermitsAreInside(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);
            var mutex = new Mutex();
            var inside = new Shared<>(0);
            var most = new Shared<>(0);

            inGoroutines(5, () -> {
                semaphore.acquire();
                try (var _ = mutex.hold()) {
                    inside.set(inside.get() + 1);
                    most.set(Math.max(most.get(), inside.get()));
                }
                Go.yieldNow();
                try (var _ = mutex.hold()) {
                    inside.set(inside.get() - 1);
                }
                semaphore.release();
            });

            assertThat(most.get()).isBetween(1, 2);
        });
    }

    @InBothModes
    void aContextThatIsCancelledAlreadyTakesNoPermitEvenIfOneIsFree(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);
            var context = Context.background().withCancel();
            context.cancel();

            assertThat(thrownBy(ContextError.class, () -> semaphore.acquire(context, 1)))
                    .hasMessage("context canceled");

            assertThat(semaphore.tryAcquire()).isTrue();
        });
    }

    @InBothModes
    void acquiringWithAContextTakesAFreePermit(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);

            semaphore.acquire(Context.background(), 1);

            assertThat(semaphore.tryAcquire()).isFalse();
        });
    }

    @InBothModes
    void anAcquisitionAboveTheSizeWaitsForItsContextAndHindersNobody(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);
            var context = Context.background().withCancel();
            var impossible = new WaitGroup();
            impossible.go(() -> thrownBy(ContextError.class, () -> semaphore.acquire(context, 2)));
            letOthersBlock();

            semaphore.acquire();
            semaphore.release();

            context.cancel();
            impossible.await();
        });
    }

    @InBothModes
    void aCancelledContextEndsTheWait(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);
            semaphore.acquire();
            var context = Context.background().withCancel();
            Go.go(context::cancel);

            assertThat(thrownBy(ContextError.class, () -> semaphore.acquire(context, 1)))
                    .hasMessage("context canceled");
        });
    }

    @InBothModes
    void aTimeoutEndsTheWaitAndTakesNoPermit(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);
            semaphore.acquire();
            try (var context = Context.background().withTimeout(millis(3))) {
                assertThat(thrownBy(ContextError.class, () -> semaphore.acquire(context, 2)))
                        .hasMessage("context deadline exceeded");
            }

            assertThat(semaphore.tryAcquire()).isTrue();
        });
    }

    @InBothModes
    void everyWaiterIsServedInTheEnd(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(1);
            Chan<Integer> served = Chan.buffered(4);
            semaphore.acquire();
            var waiters = new WaitGroup();
            for (int i = 0; i < 4; i++) {
                int id = i;
                waiters.go(() -> {
                    semaphore.acquire();
                    served.send(id);
                    semaphore.release();
                });
            }
            letOthersBlock();

            semaphore.release();
            waiters.await();

            assertThat(served.length()).isEqualTo(4);
        });
    }

    @InBothModes
    void releasingMoreThanIsHeldPanics(Mode mode) {
        mode.run(() -> {
            var semaphore = new Semaphore(2);
            semaphore.acquire();

            assertThat(panicOf(() -> semaphore.release(2))).hasMessageContaining("semaphore: released more than held");
        });
    }

    @InBothModes
    void aPermitThatNobodyReleasesIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var semaphore = new Semaphore(1);
            semaphore.acquire();
            semaphore.acquire();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!");
    }
}
