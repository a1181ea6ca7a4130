package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.Shared;
import java.util.HashMap;
import java.util.Map;

/// Package sync: Map.
class ConcurrentMapConformance {
    @InBothModes
    void anAbsentKeyLoadsNull(Mode mode) {
        mode.run(
                () -> assertThat(new ConcurrentMap<String, Integer>().load("a")).isNull());
    }

    @InBothModes
    void aStoredValueIsLoaded(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();

            map.store("a", 1);

            assertThat(map.load("a")).isEqualTo(1);
            assertThat(map.load("b")).isNull();
        });
    }

    @InBothModes
    void storingAgainReplacesTheValue(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            map.store("a", 2);

            assertThat(map.load("a")).isEqualTo(2);
        });
    }

    @InBothModes
    void loadOrStoreKeepsAnExistingValue(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            assertThat(map.loadOrStore("a", 2)).isEqualTo(1);
            assertThat(map.load("a")).isEqualTo(1);
        });
    }

    @InBothModes
    void loadOrStoreStoresAndGivesTheNewValueIfAbsent(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();

            assertThat(map.loadOrStore("a", 2)).isEqualTo(2);
            assertThat(map.load("a")).isEqualTo(2);
        });
    }

    @InBothModes
    void ofConcurrentLoadOrStoresOneWinsForAll(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Object>();
            Chan<Object> seen = Chan.buffered(3);

            inGoroutines(3, () -> seen.send(map.loadOrStore("a", new Object())));

            var stored = map.load("a");
            for (int i = 0; i < 3; i++) {
                assertThat(seen.receive()).isSameAs(stored);
            }
        });
    }

    @InBothModes
    void loadAndDeleteGivesTheValueItRemoved(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            assertThat(map.loadAndDelete("a")).isEqualTo(1);
            assertThat(map.loadAndDelete("a")).isNull();
        });
    }

    @InBothModes
    void ofConcurrentLoadAndDeletesOneGetsTheValue(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);
            Chan<Boolean> got = Chan.buffered(2);

            inGoroutines(2, () -> got.send(map.loadAndDelete("a") != null));

            boolean first = got.receive();
            boolean second = got.receive();
            assertThat(first ^ second).isTrue();
        });
    }

    @InBothModes
    void deletingRemovesAKeyAndAnAbsentKeyIsNoError(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            map.delete("a");
            map.delete("a");

            assertThat(map.load("a")).isNull();
        });
    }

    @InBothModes
    void swapGivesTheFormerValue(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();

            assertThat(map.swap("a", 1)).isNull();
            assertThat(map.swap("a", 2)).isEqualTo(1);
            assertThat(map.load("a")).isEqualTo(2);
        });
    }

    @InBothModes
    void compareAndSwapReplacesOnlyTheExpectedValue(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            assertThat(map.compareAndSwap("a", 7, 2)).isFalse();
            assertThat(map.compareAndSwap("b", 1, 2)).isFalse();
            assertThat(map.compareAndSwap("a", 1, 2)).isTrue();

            assertThat(map.load("a")).isEqualTo(2);
            assertThat(map.load("b")).isNull();
        });
    }

    @InBothModes
    void compareAndDeleteRemovesOnlyTheExpectedValue(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            assertThat(map.compareAndDelete("a", 7)).isFalse();
            assertThat(map.compareAndDelete("b", 1)).isFalse();
            assertThat(map.compareAndDelete("a", 1)).isTrue();

            assertThat(map.load("a")).isNull();
        });
    }

    @InBothModes
    void concurrentCompareAndSwapsCountCorrectly(Mode mode) {
        mode.run(() -> {
            var map = mapOf("count", 0);

            inGoroutines(3, () -> {
                Integer seen = map.load("count");
                while (!map.compareAndSwap("count", seen, seen + 1)) {
                    seen = map.load("count");
                }
            });

            assertThat(map.load("count")).isEqualTo(3);
        });
    }

    @InBothModes
    void rangeVisitsEveryEntryOnce(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();
            map.store("a", 1);
            map.store("b", 2);
            map.store("c", 3);
            var seen = new HashMap<String, Integer>();

            map.range((key, value) -> seen.put(key, value) == null);

            assertThat(seen).isEqualTo(Map.of("a", 1, "b", 2, "c", 3));
        });
    }

    @InBothModes
    void rangeEndsAsSoonAsItsBodySaysFalse(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();
            map.store("a", 1);
            map.store("b", 2);
            var visits = new Shared<>(0);

            map.range((_, _) -> {
                visits.set(visits.get() + 1);
                return false;
            });

            assertThat(visits.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void theBodyOfARangeMayChangeTheMap(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();
            map.store("a", 1);
            map.store("b", 2);

            map.range((key, _) -> {
                map.delete(key);
                return true;
            });

            assertThat(map.load("a")).isNull();
            assertThat(map.load("b")).isNull();
        });
    }

    @InBothModes
    void clearRemovesAllEntries(Mode mode) {
        mode.run(() -> {
            var map = mapOf("a", 1);

            map.clear();

            assertThat(map.load("a")).isNull();
            map.range((key, _) -> {
                throw new AssertionError("still there: " + key);
            });
        });
    }

    @InBothModes
    void aStoreHappensBeforeTheLoadThatSeesIt(Mode mode) {
        mode.run(() -> {
            var map = new ConcurrentMap<String, Integer>();
            var written = new Shared<>(0);
            Go.go(() -> {
                written.set(5);
                map.store("ready", 1);
            });

            while (map.load("ready") == null) {
                Go.yieldNow();
            }

            assertThat(written.get()).isEqualTo(5);
        });
    }

    private static ConcurrentMap<String, Integer> mapOf(String key, int value) {
        var map = new ConcurrentMap<String, Integer>();
        map.store(key, value);
        return map;
    }
}
