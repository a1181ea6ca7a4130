package dev.heddle.examples.structures;

import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// tag::stack[]
/// A stack with room for so many elements, and a lock.
class BoundedStack {
    final Mutex mutex = new Mutex("mutex");
    final List<Integer> elements = new ArrayList<>();
    private final int room;

    BoundedStack(int room) {
        this.room = room;
    }

    boolean push(int element) {
        try (var _ = mutex.hold()) {
            return elements.size() < room && elements.add(element);
        }
    }

    @Nullable
    Integer pop() {
        try (var _ = mutex.hold()) {
            return elements.isEmpty() ? null : elements.removeLast();
        }
    }

    /// The newest element, which stays where it is.
    @Nullable
    Integer peek() {
        try (var _ = mutex.hold()) {
            return elements.isEmpty() ? null : elements.getLast();
        }
    }
}
// end::stack[]
