package dev.heddle.explore.linearizability;

import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls the operations of a scenario, and writes down what comes of it in one execution.
///
/// Whether a call was over before another began is what an explanation must respect, so an exhaustive search has to
/// see each of these orders, and no more: two beginnings may come either way, and so may two ends. That is exactly
/// the dependence between adding to a [WaitGroup] and taking from it, so a beginning adds one and an end takes it
/// back. Nobody waits for the group, so it orders nothing in the eyes of the race detector.
final class Recorder<S> {
    private final Map<String, ? extends Operation<S, ?>> operations;
    private final WaitGroup underWay = new WaitGroup();
    private final List<Entry> entries = new ArrayList<>();
    private int time;

    private static final class Entry {
        final int goroutine;
        final String operation;
        final int began;
        int ended = History.Made.NEVER;

        @Nullable
        Result result;

        Entry(int goroutine, String operation, int began) {
            this.goroutine = goroutine;
            this.operation = operation;
            this.began = began;
        }
    }

    Recorder(Map<String, ? extends Operation<S, ?>> operations) {
        this.operations = operations;
    }

    /// Makes the calls of one goroutine, in it. What is written down follows the step at once: no other goroutine
    /// runs in between.
    void call(int goroutine, List<String> names, S structure) {
        for (var name : names) {
            var operation = operations.get(name);
            if (operation == null) {
                throw new IllegalStateException("no operation " + name);
            }
            underWay.add(1);
            var entry = new Entry(goroutine, name, time++);
            entries.add(entry);
            var result = Result.of(operation.onStructure(), structure);
            underWay.done();
            entry.result = result;
            entry.ended = time++;
        }
    }

    History history() {
        return new History(entries.stream()
                .map(e -> new History.Made(
                        e.goroutine, e.operation, e.began, e.ended, e.result == null ? Result.Waits.WAITS : e.result))
                .toList());
    }
}
