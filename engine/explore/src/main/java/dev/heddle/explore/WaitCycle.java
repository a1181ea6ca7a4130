package dev.heddle.explore;

import dev.heddle.explore.failure.Asleep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Goroutines that wait for each other: the ring in the graph of who waits for what whom holds, or for whose end.
final class WaitCycle {
    private WaitCycle() {}

    /// A ring of goroutines each of which waits for what the next one holds, or for its end; empty if there is none.
    static List<String> find(List<Asleep> asleep) {
        for (var start : asleep) {
            var path = new ArrayList<String>();
            var found = ring(start.goroutine(), asleep, path);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    private static @Nullable List<String> ring(String name, List<Asleep> asleep, List<String> path) {
        int before = path.indexOf(name);
        if (before >= 0) {
            return List.copyOf(path.subList(before, path.size()));
        }
        path.add(name);
        for (var a : asleep) {
            if (!a.goroutine().equals(name)) {
                continue;
            }
            for (var next : a.joins() == null ? a.heldBy() : List.of(a.joins())) {
                var found = ring(next, asleep, path);
                if (found != null) {
                    return found;
                }
            }
        }
        path.removeLast();
        return null;
    }

    /// The ring as a line of a report; nothing if there is none.
    static String text(List<String> cycle) {
        return switch (cycle.size()) {
            case 0 -> "";
            case 1 -> "\n  \"" + cycle.getFirst() + "\" waits for itself";
            default ->
                "\n  they wait for each other: "
                        + cycle.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" -> "))
                        + " -> \"" + cycle.getFirst() + "\"";
        };
    }
}
