package dev.heddle.explore.recording;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the steps so far have left in each object: the values in a channel, the holders of a lock, the value of a
/// variable. The model counts; here are the values and the names.
final class Contents {
    private final DeterministicScheduler scheduler;
    private final Names names;
    private final Map<Integer, List<String>> values = new HashMap<>();
    private final Map<Integer, List<Held>> holders = new HashMap<>();
    private final Map<Integer, List<Integer>> waiting = new HashMap<>();

    /// A lock is held by a goroutine, which has taken it there.
    record Held(int goroutine, Site at) {}

    Contents(DeterministicScheduler scheduler, Names names) {
        this.scheduler = scheduler;
        this.names = names;
    }

    /// A value was put in.
    void add(int x, String value) {
        values.computeIfAbsent(x, _ -> new ArrayList<>()).add(value);
    }

    /// Takes the oldest value out, or `null` if there is none that is known.
    @Nullable
    String take(int x) {
        var list = values.get(x);
        return list == null || list.isEmpty() ? null : list.removeFirst();
    }

    /// A variable has a new value.
    void set(int x, String value) {
        values.put(x, new ArrayList<>(List.of(value)));
    }

    /// The value of a variable, or `null` if it is not known.
    @Nullable
    String get(int x) {
        var list = values.get(x);
        return list == null || list.isEmpty() ? null : list.getFirst();
    }

    void locked(int x, int g, Site at) {
        holders.computeIfAbsent(x, _ -> new ArrayList<>()).add(new Held(g, at));
    }

    void unlocked(int x, int g) {
        var list = holders(x);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).goroutine() == g) {
                list.remove(i);
                return;
            }
        }
        if (!list.isEmpty()) {
            list.removeFirst(); // by another goroutine, which Go allows
        }
    }

    /// Somebody waits at a condition, until [#wakes].
    void waits(int x, int g) {
        waiting.computeIfAbsent(x, _ -> new ArrayList<>()).add(g);
    }

    /// Somebody waits at a condition no more.
    void wakes(int x, int g) {
        waiting.getOrDefault(x, new ArrayList<>()).removeIf(other -> other == g);
    }

    /// Who has waited longest at a condition waits no more, as that is who is woken.
    void wakesFirst(int x) {
        var list = waiting.get(x);
        if (list != null && !list.isEmpty()) {
            list.removeFirst();
        }
    }

    /// Nobody waits at a condition any more.
    void wakesAll(int x) {
        waiting.remove(x);
    }

    /// Who holds a lock, in the order of taking.
    List<Held> holders(int x) {
        return holders.computeIfAbsent(x, _ -> new ArrayList<>());
    }

    /// How an object is now, as a person reads it; `null` if there is nothing to say.
    @Nullable
    String state(int x) {
        var model = scheduler.model();
        var type = model.type(x);
        return switch (type) {
            case null -> null;
            case CHANNEL -> channel(model, x);
            case MUTEX -> holders(x).isEmpty() ? "free" : "held by " + holderNames(x);
            case RW_MUTEX -> rwMutex(model, x);
            case READ_WRITE_LOCK -> holders(x).isEmpty() ? "free" : "held by " + holderNames(x);
            case WAIT_GROUP, LATCH -> "counter " + model.count(x);
            case COND -> waiting.getOrDefault(x, List.of()).size() + " waiting";
            case ONCE ->
                model.count(x) > 0
                        ? "done"
                        : model.holder(x) < 0 ? "not run" : "run by " + quoted(names.goroutine(model.holder(x)));
            case VARIABLE, PLAIN_VARIABLE -> get(x);
            case TIMER, SEMAPHORE, QUEUE, BAG -> null;
        };
    }

    private String channel(Model model, int x) {
        if (scheduler.objects().wording(x) != null) {
            return model.isClosed(x) ? "over" : "not over";
        }
        if (model.isFedByTimer(x)) {
            return model.buffered(x) > 0 ? "fired" : "not fired";
        }
        var text = new StringBuilder(model.isClosed(x) ? "closed" : "open");
        if (model.capacity(x) > 0) {
            text.append(", ").append(model.buffered(x)).append(" of ").append(model.capacity(x));
            if (model.buffered(x) > 0) {
                text.append(": ").append(String.join(", ", values.getOrDefault(x, List.of())));
            }
        }
        return text.append(waiting(x, OperationKind.RECEIVE))
                .append(waiting(x, OperationKind.SEND))
                .toString();
    }

    private String rwMutex(Model model, int x) {
        var held = holders(x).isEmpty()
                ? "free"
                : (model.holder(x) >= 0 ? "write-locked by " : "read-locked by ") + holderNames(x);
        return held + (waiters(x, OperationKind.WRITE_LOCK) > 0 ? ", a writer waits" : "");
    }

    private String waiting(int x, OperationKind kind) {
        int n = waiters(x, kind);
        return n == 0 ? "" : ", " + n + " waiting to " + kind.text();
    }

    private int waiters(int x, OperationKind kind) {
        var model = scheduler.model();
        int n = 0;
        for (int i = 0; i < model.liveCount(); i++) {
            int g = model.live(i);
            n += model.pending(g) == kind && model.pendingObject(g) == x ? 1 : 0;
        }
        return n;
    }

    private String holderNames(int x) {
        return holders(x).stream()
                .map(held -> quoted(names.goroutine(held.goroutine())))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /// The state of an object that has just been made.
    String initial(int x, ObjectType type) {
        var text = state(x);
        return text == null ? Names.text(type) : text;
    }
}
