package dev.heddle.plainjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;
import java.util.concurrent.locks.ReentrantLock;

/// The classic mistakes with fields, monitors and locks.
public class BugsFixture {
    private int plain;
    private volatile int visible;
    private final Object first = new Object();
    private final Object second = new Object();
    private final Slot slot = new Slot();

    private static void together(GoBody... bodies) {
        var all = new WaitGroup();
        for (var body : bodies) {
            all.go(body);
        }
        all.await();
    }

    @GoTest
    void plainLostUpdate() {
        together(() -> plain++, () -> plain++);
    }

    @GoTest
    void volatileLostUpdate() {
        together(() -> visible++, () -> visible++);
        assertThat(visible).isEqualTo(2);
    }

    @GoTest
    void abba() {
        together(() -> both(first, second), () -> both(second, first));
    }

    private static void both(Object one, Object other) {
        synchronized (one) {
            synchronized (other) {
                assertThat(one).isNotSameAs(other);
            }
        }
    }

    @GoTest
    void philosophers() {
        var forks = new ReentrantLock[3];
        for (int i = 0; i < forks.length; i++) {
            forks[i] = new ReentrantLock();
        }
        var bodies = new GoBody[forks.length];
        for (int i = 0; i < forks.length; i++) {
            var left = forks[i];
            var right = forks[(i + 1) % forks.length];
            bodies[i] = () -> {
                left.lock();
                try {
                    right.lock();
                    right.unlock();
                } finally {
                    left.unlock();
                }
            };
        }
        together(bodies);
    }

    /// Holds one value. The waits are wrong: `if` where `while` belongs.
    private static final class Slot {
        private int values;

        synchronized void put() throws InterruptedException {
            if (values == 1) {
                wait();
            }
            values++;
            assertThat(values).isEqualTo(1);
            notifyAll();
        }

        synchronized void take() throws InterruptedException {
            if (values == 0) {
                wait();
            }
            values--;
            assertThat(values).isZero();
            notifyAll();
        }
    }

    @GoTest
    void boundedBuffer() {
        together(slot::put, slot::put, slot::take, slot::take);
    }

    @GoTest
    void lockedUpdates() {
        var lock = new ReentrantLock();
        together(
                () -> locked(lock),
                () -> {
                    synchronized (lock) {
                        locked(lock);
                    }
                });
        assertThat(plain).isEqualTo(2);
    }

    private void locked(ReentrantLock lock) {
        lock.lock();
        try {
            plain++;
        } finally {
            lock.unlock();
        }
    }
}
