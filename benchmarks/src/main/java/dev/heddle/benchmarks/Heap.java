package dev.heddle.benchmarks;

import java.lang.management.ManagementFactory;

/// How full the heap is.
final class Heap {
    private Heap() {}

    /// Bytes in use after a full collection.
    static long usedAfterCollection() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
