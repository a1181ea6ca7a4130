package dev.heddle.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.scheduler.Executions;
import org.junit.jupiter.api.Test;

class RWMutexTest {
    @Test
    void readersShareIt() {
        Executions.allEndWell(() -> {
            var mu = new RWMutex();
            var meeting = Chan.<Unit>unbuffered();
            var all = new WaitGroup();

            all.go(() -> {
                try (var _ = mu.readHold()) {
                    meeting.send(Unit.UNIT);
                }
            });
            try (var _ = mu.readHold()) {
                meeting.receive();
            }
            all.await();
        });
    }

    @Test
    void writersExcludeEverybody() {
        Executions.allEndWell(() -> {
            var mu = new RWMutex();
            var writing = new Shared<>(false);
            var all = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                all.go(() -> {
                    try (var _ = mu.hold()) {
                        assertThat(writing.get()).isFalse();
                        writing.set(true);
                        writing.set(false);
                    }
                });
            }
            all.go(() -> {
                try (var _ = mu.readHold()) {
                    assertThat(writing.get()).isFalse();
                }
            });

            all.await();
        });
    }

    @Test
    void readingAgainBehindAWaitingWriterIsADeadlockInSomeOrder() {
        Executions.someGetStuck(() -> {
            var mu = new RWMutex();
            var all = new WaitGroup();
            all.go(() -> {
                mu.lock();
                mu.unlock();
            });

            mu.readLock();
            mu.readLock();
            mu.readUnlock();
            mu.readUnlock();
            all.await();
        });
    }

    @Test
    void tryingTellsWhatIsFree() {
        Executions.allEndWell(RWMutexTest::tryEverything);
        tryEverything();
    }

    private static void tryEverything() {
        var mu = new RWMutex();

        assertThat(mu.tryReadLock()).isTrue();
        assertThat(mu.tryReadLock()).isTrue();
        assertThat(mu.tryLock()).isFalse();
        mu.readUnlock();
        mu.readUnlock();
        assertThat(mu.tryLock()).isTrue();
        assertThat(mu.tryLock()).isFalse();
        assertThat(mu.tryReadLock()).isFalse();
        mu.unlock();
        assertThat(mu.tryReadLock()).isTrue();
    }

    @Test
    void unlockingWhatIsNotLockedPanicsWithGosText() {
        Executions.allEndWell(RWMutexTest::misuse);
        misuse();
    }

    private static void misuse() {
        var mu = new RWMutex();

        assertThatThrownBy(mu::unlock).isInstanceOf(GoPanic.class).hasMessage("sync: Unlock of unlocked RWMutex");
        assertThatThrownBy(mu::readUnlock).isInstanceOf(GoPanic.class).hasMessage("sync: RUnlock of unlocked RWMutex");
    }

    @Test
    void itsReadSideIsALockerOfItsOwn() {
        var mu = new RWMutex();
        var reading = mu.readLocker();

        reading.lock();

        assertThat(mu.tryReadLock()).isTrue();
        assertThat(mu.tryLock()).isFalse();
        reading.unlock();
        mu.readUnlock();
        assertThat(mu.tryLock()).isTrue();
    }
}
