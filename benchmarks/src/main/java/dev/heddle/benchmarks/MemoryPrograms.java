package dev.heddle.benchmarks;

import dev.heddle.Go;
import dev.heddle.operation.Site;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.sync.Mutex;

/// Bodies that access plain memory, as they are before rewriting or after it.
final class MemoryPrograms {
    private static final int FIRST = Places.add(Place.Kind.FIELD, "Pair", "first", Site.UNKNOWN);
    private static final int SECOND = Places.add(Place.Kind.FIELD, "Pair", "second", Site.UNKNOWN);
    private static final int ELEMENT = Places.add(Place.Kind.ELEMENT, "", "", Site.UNKNOWN);

    private MemoryPrograms() {}

    private static final class Pair {
        private int first;
        private int second;
    }

    /// Goroutines that increment a counter under a mutex.
    static void counters(int goroutines, int sections, boolean isProbed) {
        var mutex = new Mutex();
        var shared = new Pair();
        for (int i = 0; i < goroutines; i++) {
            Go.go(() -> {
                for (int k = 0; k < sections; k++) {
                    mutex.lock();
                    if (isProbed) {
                        Memory.read(shared, FIRST);
                        Memory.write(shared, FIRST);
                    }
                    shared.first++;
                    mutex.unlock();
                }
            });
        }
    }

    /// Goroutines that loop over an object and an array of their own, under a mutex.
    static void loops(int goroutines, int sections, int rounds, boolean isProbed) {
        var mutex = new Mutex();
        for (int i = 0; i < goroutines; i++) {
            Go.go(() -> {
                var own = new Pair();
                var array = new int[rounds];
                for (int k = 0; k < sections; k++) {
                    mutex.lock();
                    if (isProbed) {
                        probedLoop(own, array);
                    } else {
                        loop(own, array);
                    }
                    mutex.unlock();
                }
            });
        }
    }

    private static void loop(Pair own, int[] array) {
        for (int j = 0; j < array.length; j++) {
            own.second = own.first + j;
            array[j] += own.first;
        }
    }

    private static void probedLoop(Pair own, int[] array) {
        for (int j = 0; j < array.length; j++) {
            Memory.read(own, FIRST);
            Memory.write(own, SECOND);
            own.second = own.first + j;
            Memory.readElement(array, j, ELEMENT);
            Memory.writeElement(array, j, ELEMENT);
            array[j] += own.first;
        }
    }
}
