package dev.heddle.explore.linearizability;

import java.util.List;
import java.util.stream.Collectors;

/// Which operations are called by which goroutine, in which order.
///
/// Its text, `put(1) take() | size()`, has a bar between goroutines and a blank between operations.
///
/// @param goroutines for each goroutine the names of its operations
record Scenario(List<List<String>> goroutines) {
    private static final String BETWEEN_GOROUTINES = " | ";
    private static final String BETWEEN_OPERATIONS = " ";

    Scenario {
        goroutines = goroutines.stream().map(List::copyOf).toList();
    }

    @Override
    public String toString() {
        return goroutines.stream()
                .map(names -> String.join(BETWEEN_OPERATIONS, names))
                .collect(Collectors.joining(BETWEEN_GOROUTINES));
    }
}
