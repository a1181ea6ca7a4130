package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives every name a number of its own, and always the same.
class Registry {
    final Mutex lock = new Mutex("registry");
    final Map<String, Integer> numbers = new HashMap<>();
    int last;

    int number(String name) {
        try (var _ = lock.hold()) {
            return numbers.computeIfAbsent(name, _ -> ++last);
        }
    }

    /// Does not look again before it gives a new number.
    static final class LooksOnce extends Registry {
        @Override
        int number(String name) {
            @Nullable Integer known;
            try (var _ = lock.hold()) {
                known = numbers.get(name);
            }
            if (known != null) {
                return known;
            }
            try (var _ = lock.hold()) {
                numbers.put(name, ++last);
                return last;
            }
        }
    }
}
