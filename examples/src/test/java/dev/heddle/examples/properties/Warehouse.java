package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;
import java.util.List;
import java.util.stream.IntStream;

/// Reserves all shelves that an order needs at once.
class Warehouse {
    private final List<Mutex> shelves;

    Warehouse(int size) {
        shelves =
                IntStream.range(0, size).mapToObj(n -> new Mutex("shelf " + n)).toList();
    }

    void reserve(List<Integer> order) {
        lockAll(order.stream().sorted().toList());
    }

    final void lockAll(List<Integer> order) {
        order.forEach(n -> shelves.get(n).lock());
        order.reversed().forEach(n -> shelves.get(n).unlock());
    }

    /// Locks the shelves in the order in which the customer names them.
    static final class AsOrdered extends Warehouse {
        AsOrdered(int size) {
            super(size);
        }

        @Override
        void reserve(List<Integer> order) {
            lockAll(order);
        }
    }
}
