package dev.heddle.benchmarks.structures;

import java.util.ArrayDeque;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/// A queue of monitors.
public class Queue {
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();

    /// Adds one value.
    @Operation
    public synchronized void put1() {
        elements.add(1);
    }

    /// Adds another one.
    @Operation
    public synchronized void put2() {
        elements.add(2);
    }

    /// The oldest value, or `null`.
    @Operation
    public synchronized @Nullable Integer poll() {
        return elements.poll();
    }

    synchronized boolean isEmpty() {
        return elements.isEmpty();
    }

    synchronized int remove() {
        return elements.remove();
    }

    /// Looks, and takes later.
    public static class Wrong extends Queue {
        @Override
        @Operation
        public @Nullable Integer poll() {
            return isEmpty() ? null : remove();
        }
    }
}
