package dev.heddle.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.scheduler.Executions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Objects that are made outside of an execution and used inside.
class StandInTest {
    @Test
    void eachExecutionGetsFreshOnes() {
        var mu = new Mutex("mu");
        var rw = new RWMutex("rw");
        var wg = new WaitGroup();
        var cond = new Cond(mu);
        var once = new Once();
        var shared = new Shared<>("initial");
        var map = new ConcurrentMap<String, Integer>();
        var pool = new Pool<>(() -> "new");
        var semaphore = new Semaphore(2);
        var flight = new SingleFlight<String, Integer>();
        var calls = new AtomicInteger();
        var value = Once.value(calls::incrementAndGet);
        var bodies = new AtomicInteger();

        Executions.allEndWell(() -> {
            assertThat(mu.tryLock()).isTrue();
            assertThat(rw.tryLock()).isTrue();
            wg.add(3);
            cond.signal();
            once.run(bodies::incrementAndGet);
            assertThat(shared.get()).isEqualTo("initial");
            shared.set("left over");
            assertThat(map.load("key")).isNull();
            map.store("key", 1);
            assertThat(pool.get()).isEqualTo("new");
            pool.put("used");
            assertThat(semaphore.tryAcquire(2)).isTrue();
            assertThat(flight.run("key", () -> 7)).isEqualTo(7);
            calls.set(0);
            assertThat(value.get()).isEqualTo(1);
            assertThat(value.get()).isEqualTo(1);
        });

        assertThat(bodies.get()).isGreaterThan(1);
        assertThat(mu.tryLock()).isTrue();
        wg.await();
        assertThat(shared.get()).isEqualTo("initial");
        assertThat(map.load("key")).isNull();
        assertThat(pool.get()).isEqualTo("new");
        assertThat(semaphore.tryAcquire(2)).isTrue();
    }

    @Test
    void whatIsInUseIsRefusedWithItsPlaceAndState() {
        var mu = new Mutex();
        mu.lock();
        var rw = new RWMutex();
        rw.readLock();
        var wg = new WaitGroup();
        wg.add(1);
        var once = new Once();
        once.run(() -> {});
        var shared = new Shared<>(1);
        shared.set(2);
        var map = new ConcurrentMap<String, Integer>();
        map.store("key", 1);
        var semaphore = new Semaphore(1);
        semaphore.acquire();

        Executions.allEndWell(() -> {
            assertThatThrownBy(mu::lock)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("mutex made at ")
                    .hasMessageContaining("outside of the exploration, is locked");
            assertThatThrownBy(rw::readLock)
                    .hasMessageContaining("rwmutex made at")
                    .hasMessageContaining("is locked");
            assertThatThrownBy(wg::await)
                    .hasMessageContaining("wait group made at")
                    .hasMessageContaining("is in use");
            assertThatThrownBy(() -> once.run(() -> {})).hasMessageContaining("is done");
            assertThatThrownBy(shared::get).hasMessageContaining("is written");
            assertThatThrownBy(() -> map.load("key")).hasMessageContaining("is not empty");
            assertThatThrownBy(semaphore::tryAcquire).hasMessageContaining("semaphore made at");
        });
    }

    @Test
    void whatIsMadeInOneExecutionIsRefusedInTheNext() {
        var kept = new AtomicReference<Mutex>();

        Executions.allEndWell(() -> {
            var mu = kept.get();
            if (mu == null) {
                kept.set(new Mutex("kept"));
                return;
            }
            assertThatThrownBy(mu::lock)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("mutex \"kept\" made at ")
                    .hasMessageContaining("belongs to an earlier execution");
        });

        assertThatThrownBy(() -> kept.get().lock()).hasMessageContaining("is no goroutine of it");
    }
}
