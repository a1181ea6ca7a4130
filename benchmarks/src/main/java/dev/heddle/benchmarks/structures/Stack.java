package dev.heddle.benchmarks.structures;

import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/// Treiber's stack.
public class Stack {
    final AtomicReference<@Nullable Node> top = new AtomicReference<>();

    record Node(int value, @Nullable Node next) {}

    /// Pushes one value.
    @Operation
    public void push1() {
        push(1);
    }

    /// Pushes another one.
    @Operation
    public void push2() {
        push(2);
    }

    private void push(int value) {
        while (true) {
            var before = top.get();
            if (top.compareAndSet(before, new Node(value, before))) {
                return;
            }
        }
    }

    /// The value on top, or `null`.
    @Operation
    public @Nullable Integer pop() {
        while (true) {
            var before = top.get();
            if (before == null) {
                return null;
            }
            if (top.compareAndSet(before, before.next)) {
                return before.value;
            }
        }
    }

    /// Pops without looking whether the top is still the same.
    public static class Wrong extends Stack {
        @Override
        @Operation
        public @Nullable Integer pop() {
            var before = top.get();
            if (before == null) {
                return null;
            }
            top.set(before.next());
            return before.value();
        }
    }
}
