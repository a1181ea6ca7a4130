package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.Conditions;
import dev.heddle.probe.Locks;
import dev.heddle.probe.ReentrantLocks;
import dev.heddle.probe.ReentrantReadWriteLocks;
import dev.heddle.probe.StampedLocks;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/// The locks of `java.util.concurrent.locks`, and their conditions.
class LocksTest {
    private static final Lock MADE_OUTSIDE = new ReentrantLock();
    private static final Condition CONDITION_OUTSIDE = Locks.newCondition(MADE_OUTSIDE);

    @Test
    void countsAsManyInterleavingsAsTheMutexDoes() {
        var locks = Search.exhaustive(outcome -> {
            var lock = ReentrantLocks.make();
            GoBody body = () -> {
                Locks.lock(lock);
                Locks.unlock(lock);
            };
            Together.run(body, body, body);
        });
        var mutexes = Search.exhaustive(outcome -> {
            var lock = new Mutex();
            GoBody body = () -> {
                lock.lock();
                lock.unlock();
            };
            Together.run(body, body, body);
        });

        assertThat(locks.executions()).isEqualTo(mutexes.executions()).isEqualTo(6);
    }

    @Test
    void philosophersDeadlockInACycle() {
        var failure = Search.failure(() -> {
            var forks = new ReentrantLock[] {ReentrantLocks.make(), ReentrantLocks.make(), ReentrantLocks.make()};
            var done = new WaitGroup();
            for (int i = 0; i < forks.length; i++) {
                var left = forks[i];
                var right = forks[(i + 1) % forks.length];
                done.go(() -> {
                    Locks.lock(left);
                    Locks.lock(right);
                    Locks.unlock(right);
                    Locks.unlock(left);
                });
            }
            done.await();
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(((Deadlock) failure).cycle()).hasSize(3);
        assertThat(failure.message())
                .contains("[ReentrantLock.lock] ReentrantLock 1, held by")
                .contains("ReentrantLock 1 made at");
    }

    @Test
    void onlyTheOwnerMayUnlock() {
        var failure = Search.failure(() -> Locks.unlock(ReentrantLocks.make()));

        assertThat(failure).isInstanceOf(Panicked.class);
        assertThat(failure.message()).contains("IllegalMonitorStateException");
    }

    @Test
    void tryLockSaysWhetherItIsFree() {
        var search = Search.exhaustive(outcome -> {
            var lock = ReentrantLocks.make();
            Go.go(() -> {
                Locks.lock(lock);
                Locks.unlock(lock);
            });
            outcome.accept("" + Locks.tryLock(lock));
        });

        assertThat(search.outcomes()).contains("false", "true");
    }

    @Test
    void tryLockWithATimeGivesUpWhenItIsOver() {
        var search = Search.exhaustive(outcome -> {
            var lock = ReentrantLocks.make();
            var done = new WaitGroup();
            done.go(() -> {
                Locks.lock(lock);
                Time.sleep(Duration.ofSeconds(3));
                Locks.unlock(lock);
            });
            var got = Locks.tryLock(lock, 2, TimeUnit.SECONDS);
            outcome.accept(got + " " + Time.now().getEpochSecond() % 60);
            if (got) {
                Locks.unlock(lock);
            }
            done.await();
        });

        assertThat(search.outcomes()).containsExactly("false 2", "true 0");
    }

    @Test
    void aBoundedBufferWithConditionsIsCorrect() {
        var search = Search.exhaustive(outcome -> {
            var lock = ReentrantLocks.make();
            var notEmpty = Locks.newCondition(lock);
            var buffer = new ArrayDeque<Integer>();
            var sum = new int[1];
            var done = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                done.go(() -> {
                    Locks.lock(lock);
                    while (buffer.isEmpty()) {
                        Conditions.await(notEmpty);
                    }
                    sum[0] += buffer.remove();
                    Locks.unlock(lock);
                });
            }
            for (int i = 1; i <= 2; i++) {
                Locks.lock(lock);
                buffer.add(i);
                Conditions.signal(notEmpty);
                Locks.unlock(lock);
            }
            done.await();
            outcome.accept("" + sum[0]);
        });

        assertThat(search.outcomes()).containsExactly("3");
    }

    @Test
    void awaitNanosTellsWhatIsLeft() {
        var search = Search.exhaustive(outcome -> {
            var lock = ReentrantLocks.make();
            var condition = Locks.newCondition(lock);
            Locks.lock(lock);
            Go.go(() -> {
                Time.sleep(Duration.ofNanos(30));
                Locks.lock(lock);
                Conditions.signalAll(condition);
                Locks.unlock(lock);
            });
            outcome.accept("" + Conditions.awaitNanos(condition, 100));
            outcome.accept("" + Conditions.awaitNanos(condition, 100));
            outcome.accept("" + Conditions.await(condition, 5, TimeUnit.NANOSECONDS));
            Locks.unlock(lock);
        });

        assertThat(search.outcomes()).containsExactly("0", "70", "false");
    }

    @Test
    void whatWasMadeOutsideIsFreshInEachExecution() {
        var search = Search.exhaustive(outcome -> {
            Locks.lock(MADE_OUTSIDE);
            Go.go(() -> {
                Locks.lock(MADE_OUTSIDE);
                Conditions.signal(CONDITION_OUTSIDE);
                Locks.unlock(MADE_OUTSIDE);
            });
            Conditions.await(CONDITION_OUTSIDE);
            outcome.accept("signalled");
            Locks.unlock(MADE_OUTSIDE);
        });

        assertThat(search.outcomes()).containsExactly("signalled");
    }

    @Test
    void whatIsLockedOutsideIsRefused() {
        var lock = new ReentrantLock();
        lock.lock();

        var failure = Search.failure(() -> Locks.lock(lock));

        assertThat(failure.message()).contains("a ReentrantLock that was made outside of the exploration is locked");
    }

    @Test
    void readersShareAndWritersDoNot() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var both = ReentrantReadWriteLocks.make();
            var readers = AtomicIntegers.make();
            var writers = AtomicIntegers.make();
            GoBody reader = () -> {
                Locks.lock(ReentrantReadWriteLocks.readLock(both));
                outcome.accept(
                        "reads beside " + AtomicIntegers.getAndIncrement(readers) + ", " + AtomicIntegers.get(writers));
                AtomicIntegers.decrementAndGet(readers);
                Locks.unlock(ReentrantReadWriteLocks.readLock(both));
            };
            Together.run(reader, reader, () -> {
                Locks.lock(ReentrantReadWriteLocks.writeLock(both));
                AtomicIntegers.incrementAndGet(writers);
                outcome.accept("writes beside " + AtomicIntegers.get(readers));
                AtomicIntegers.decrementAndGet(writers);
                Locks.unlock(ReentrantReadWriteLocks.writeLock(both));
            });
        });

        assertThat(search.exploration().exhaustive()).isTrue();
        assertThat(search.outcomes()).containsExactly("reads beside 0, 0", "reads beside 1, 0", "writes beside 0");
    }

    @Test
    void aReaderThatWantsToWriteWaitsForItself() {
        var failure = Search.failure(() -> {
            var both = ReentrantReadWriteLocks.make();
            Locks.lock(ReentrantReadWriteLocks.readLock(both));
            Locks.lock(ReentrantReadWriteLocks.writeLock(both));
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("[WriteLock.lock] ReentrantReadWriteLock 1, held by \"main\"");
    }

    @Test
    void aWriterGoesOnAsAReader() {
        var search = Search.exhaustive(outcome -> {
            var both = ReentrantReadWriteLocks.make();
            var read = ReentrantReadWriteLocks.readLock(both);
            var write = ReentrantReadWriteLocks.writeLock(both);
            Locks.lock(write);
            Locks.lock(read);
            Locks.unlock(write);
            var done = new WaitGroup();
            done.go(() -> outcome.accept("write " + Locks.tryLock(write)));
            done.go(() -> {
                outcome.accept("read " + Locks.tryLock(read));
            });
            done.await();
        });

        assertThat(search.outcomes()).contains("read true", "write false").doesNotContain("read false", "write true");
    }

    @Test
    void aWriterThatGivesUpLetsReadersIn() {
        var search = Search.exhaustive(outcome -> {
            var both = ReentrantReadWriteLocks.make();
            var read = ReentrantReadWriteLocks.readLock(both);
            var write = ReentrantReadWriteLocks.writeLock(both);
            Locks.lock(read);
            var done = new WaitGroup();
            done.go(() -> outcome.accept("write " + Locks.tryLock(write, 1, TimeUnit.SECONDS)));
            Time.sleep(Duration.ofSeconds(2));
            done.go(() -> {
                Locks.lock(read);
                outcome.accept("read");
                Locks.unlock(read);
            });
            done.await();
            Locks.unlock(read);
        });

        assertThat(search.outcomes()).containsExactly("read", "write false");
    }

    @Test
    void anOptimisticReadSeesThatSomebodyHasWritten() {
        var search = Search.exhaustive(outcome -> {
            var lock = StampedLocks.make();
            Go.go(() -> {
                long stamp = StampedLocks.writeLock(lock);
                StampedLocks.unlockWrite(lock, stamp);
            });
            long stamp = StampedLocks.tryOptimisticRead(lock);
            outcome.accept(stamp == 0 ? "locked" : "" + StampedLocks.validate(lock, stamp));
        });

        assertThat(search.outcomes()).containsExactly("false", "locked", "true");
    }

    @Test
    void aStampedLockIsNotReentrant() {
        var failure = Search.failure(() -> {
            var lock = StampedLocks.make();
            StampedLocks.writeLock(lock);
            StampedLocks.readLock(lock);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("[StampedLock.readLock] StampedLock 1, held by \"main\"");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        var lock = ReentrantLocks.make();
        Locks.lock(lock);
        assertThat(lock.isLocked()).isTrue();
        assertThat(ReentrantLocks.getHoldCount(lock)).isEqualTo(1);
        var condition = Locks.newCondition(lock);
        assertThat(Conditions.await(condition, 1, TimeUnit.NANOSECONDS)).isFalse();
        Locks.unlock(lock);
        assertThatThrownBy(() -> Locks.unlock(lock)).isInstanceOf(IllegalMonitorStateException.class);
        var both = new ReentrantReadWriteLock();
        Locks.lock(ReentrantReadWriteLocks.readLock(both));
        assertThat(both.getReadLockCount()).isEqualTo(1);
    }

    @Test
    void aStampedLockCanBeUnlockedWithoutAStampIfAnybodyHasIt() {
        var search = Search.exhaustive(outcome -> {
            var lock = StampedLocks.make();
            Together.run(
                    () -> StampedLocks.writeLock(lock),
                    () -> outcome.accept("unlocked " + StampedLocks.tryUnlockWrite(lock)));
            outcome.accept("locked " + StampedLocks.isWriteLocked(lock));
        });

        assertThat(search.outcomes()).containsExactly("locked false", "locked true", "unlocked false", "unlocked true");
    }

    @Test
    void aReaderOfAStampedLockIsLetGoWithoutAStampOnce() {
        var search = Search.exhaustive(outcome -> {
            var lock = StampedLocks.make();
            StampedLocks.readLock(lock);
            outcome.accept("first " + StampedLocks.tryUnlockRead(lock));
            outcome.accept("second " + StampedLocks.tryUnlockRead(lock));
        });

        assertThat(search.outcomes()).containsExactly("first true", "second false");
    }
}
