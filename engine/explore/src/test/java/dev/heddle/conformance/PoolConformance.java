package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Pool;
import dev.heddle.sync.Shared;
import java.util.Collections;
import java.util.IdentityHashMap;

/// Package sync: Pool. What it gives back may be any item put in before, or a new one.
class PoolConformance {
    @InBothModes
    void anEmptyPoolMakesANewItem(Mode mode) {
        mode.run(() -> {
            var pool = new Pool<>(() -> "new");

            assertThat(pool.get()).isEqualTo("new");
        });
    }

    @InBothModes
    void itGivesAnItemPutInBeforeOrANewOne(Mode mode) {
        mode.run(() -> {
            var pool = new Pool<>(() -> "new");

            pool.put("used");

            assertThat(pool.get()).isIn("used", "new");
            assertThat(pool.get()).isEqualTo("new");
        });
    }

    @InBothModes
    void anItemIsNeverGivenToTwoAtOnce(Mode mode) {
        mode.run(() -> {
            var pool = new Pool<>(Object::new);
            var mutex = new Mutex();
            var inUse = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());

            inGoroutines(3, () -> {
                for (int i = 0; i < 3; i++) {
                    Object item = pool.get();
                    try (var _ = mutex.hold()) {
                        assertThat(inUse.add(item)).isTrue();
                    }
                    try (var _ = mutex.hold()) {
                        inUse.remove(item);
                    }
                    pool.put(item);
                }
            });

            assertThat(inUse).isEmpty();
        });
    }

    @InBothModes
    void puttingAnItemHappensBeforeGettingIt(Mode mode) {
        mode.run(() -> {
            var pool = new Pool<>(() -> new Shared<>(0));
            Chan<Integer> seen = Chan.buffered(2);

            inGoroutines(2, () -> {
                Shared<Integer> item = pool.get();
                seen.send(item.get());
                item.set(item.get() + 1);
                pool.put(item);
            });

            assertThat(seen.receive()).isIn(0, 1);
            assertThat(seen.receive()).isIn(0, 1);
        });
    }

    @InBothModes
    void itMakesOnlyWhatItGives(Mode mode) {
        mode.run(() -> {
            var made = new Shared<>(0);
            var pool = new Pool<>(() -> {
                made.set(made.get() + 1);
                return "item";
            });

            assertThat(made.get()).isZero();
            pool.get();
            pool.get();

            assertThat(made.get()).isEqualTo(2);
        });
    }
}
