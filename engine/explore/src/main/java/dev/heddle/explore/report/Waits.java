package dev.heddle.explore.report;

import static dev.heddle.explore.report.History.quoted;

import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.report.History.Deed;
import dev.heddle.operation.OperationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why goroutines wait for ever: what would wake each, who did such a thing before, and what became of him.
///
/// Who else has a reference to a channel nobody knows. What is said of others is what they did in this execution,
/// and in such words.
final class Waits {
    private static final Set<OperationKind> SENDS = Set.of(OperationKind.SEND);
    private static final Set<OperationKind> RECEIVES = Set.of(OperationKind.RECEIVE);
    private static final Set<OperationKind> WRITES =
            Set.of(OperationKind.WRITE, OperationKind.UPDATE, OperationKind.COMPARE_AND_SET);
    private static final Set<OperationKind> PUTS = Set.of(OperationKind.PUT, OperationKind.TRY_PUT);
    private static final Set<OperationKind> TAKES =
            Set.of(OperationKind.TAKE, OperationKind.TRY_TAKE, OperationKind.REMOVE);

    private final List<Asleep> asleep;
    private final boolean isLeak;
    private final History history;

    /// @param isLeak whether main has returned
    Waits(List<Asleep> asleep, boolean isLeak, History history) {
        this.asleep = asleep;
        this.isLeak = isLeak;
        this.history = history;
    }

    /// What would end a wait.
    ///
    /// @param wanted what nobody is left to do: `send to channel "jobs" or close it`
    /// @param done   the same in short: `send to it`; `null` if nothing is to be said of that
    /// @param kinds  the operations that count
    private record Rescue(String wanted, @Nullable String done, Set<OperationKind> kinds) {}

    /// The sentences; one for all who wait for the same reason.
    List<String> sentences() {
        var byReason = new LinkedHashMap<String, List<String>>();
        for (var a : asleep) {
            var why = why(a);
            if (why != null) {
                byReason.computeIfAbsent(why, _ -> new ArrayList<>()).add(a.goroutine());
            }
        }
        var sentences = new ArrayList<String>();
        byReason.forEach((why, names) -> sentences.add(quoted(names) + why));
        var ring = ring();
        if (ring != null) {
            sentences.add(ring);
        }
        return sentences;
    }

    private @Nullable String why(Asleep a) {
        var cannot = " cannot go on: ";
        if (a.joins() != null) {
            return cannot + (a.joins().equals(a.goroutine()) ? "it waits for its own end" : unended(a.joins()));
        }
        var object = a.object();
        if (object == null) {
            return a.reason().equals("await until")
                    ? cannot + "its condition does not hold, and nobody is left who would change that"
                    : null;
        }
        if (!a.heldBy().isEmpty()) {
            return cannot
                    + a.heldBy().stream()
                            .map(holder -> object + " is held by "
                                    + (holder.equals(a.goroutine()) ? "itself" : quoted(holder))
                                    + since(holder, object))
                            .collect(Collectors.joining(", "));
        }
        return switch (a.reason()) {
            case "select" -> cannot + "nobody is left who would make one of its cases ready";
            case "sync.WaitGroup.Wait" ->
                cannot + object + " has the " + history.state(object) + ", and nobody is left who would call done"
                        + done(object, "call done", Set.of(OperationKind.ADD), a, Waits::isDown);
            case "CountDownLatch.await" ->
                cannot + object + " has the " + history.state(object) + " (when it was made, "
                        + history.firstState(object) + ")"
                        + ", and nobody is left who would count it down"
                        + done(object, "count it down", Set.of(OperationKind.COUNT_DOWN), a, _ -> true);
            case "Object.wait", "Condition.await", "sync.Cond.Wait" -> cannot + unnotified(a, object);
            case "Semaphore.acquire" ->
                cannot + "nobody is left who would release " + object
                        + done(object, "release it", Set.of(OperationKind.RELEASE), a, _ -> true)
                        + taken(object);
            case "ThreadPoolExecutor.take" -> cannot + idle(object);
            case "ExecutorService.awaitTermination" -> cannot + unterminated(object);
            default -> {
                var rescue = rescue(a.reason(), object);
                yield rescue == null
                        ? null
                        : cannot + "nobody is left who would " + rescue.wanted()
                                + (rescue.done() == null
                                        ? ""
                                        : done(object, rescue.done(), rescue.kinds(), a, _ -> true));
            }
        };
    }

    private @Nullable Rescue rescue(String reason, String object) {
        return switch (reason) {
            case "chan receive" ->
                isContext(object)
                        ? new Rescue("cancel " + object, null, Set.of())
                        : new Rescue("send to " + object + " or close it", "send to it", SENDS);
            case "chan send" -> new Rescue("receive from " + object + full(object), "receive from it", RECEIVES);
            case "spin" -> new Rescue("write to " + object, "write to it", WRITES);
            case "LockSupport.park" -> new Rescue("unpark the thread", null, Set.of());
            case "Future.get", "CompletableFuture.get" -> new Rescue("complete " + object, null, Set.of());
            case "CyclicBarrier.await" -> new Rescue("come to " + object, null, Set.of());
            default ->
                reason.endsWith(".take")
                        ? new Rescue("put something into " + object, "put something in", PUTS)
                        : reason.endsWith(".put")
                                ? new Rescue("take something out of " + object, "take something out", TAKES)
                                : null;
        };
    }

    /// Whether an object is what a context's end is told by.
    static boolean isContext(String object) {
        return object.startsWith("context ");
    }

    private static boolean isDown(Deed deed) {
        return deed.step().action().startsWith("done ");
    }

    /// Who did it last, and what became of him.
    private String done(String object, String what, Set<OperationKind> kinds, Asleep waiting, Predicate<Deed> counts) {
        var deeds = history.deeds(object, kinds).stream().filter(counts).toList();
        if (deeds.isEmpty()) {
            return "; nobody ever did";
        }
        var last = deeds.getLast();
        var who = quoted(last.goroutine()) + (last.goroutine().equals(waiting.goroutine()) ? " itself" : "");
        return "; the last to " + what + " was " + who + " " + last.text() + fate(last.goroutine(), waiting);
    }

    /// Who has acquired a semaphore last.
    private String taken(String object) {
        var deeds = history.deeds(object, Set.of(OperationKind.ACQUIRE));
        return deeds.isEmpty()
                ? ""
                : "; the last to acquire it was "
                        + quoted(deeds.getLast().goroutine()) + " "
                        + deeds.getLast().text();
    }

    private String fate(String goroutine, Asleep waiting) {
        if (goroutine.equals(waiting.goroutine())) {
            return "";
        }
        if (asleep.stream().anyMatch(a -> a.goroutine().equals(goroutine))) {
            return ", which now waits itself";
        }
        return history.life(goroutine).filter(life -> life.to() >= 0).isPresent() ? ", which has ended" : "";
    }

    private String unended(String joined) {
        return quoted(joined) + " has not ended"
                + asleep.stream()
                        .filter(a -> a.goroutine().equals(joined))
                        .findFirst()
                        .map(a -> ", but waits itself" + (a.object() == null ? "" : " for " + a.object()))
                        .orElse("");
    }

    private String unnotified(Asleep a, String object) {
        var verb = a.reason().equals("Object.wait") ? "notify" : "signal";
        var left = "nobody is left who would " + verb + " " + object;
        var deeds = history.deeds(object, Set.of(OperationKind.NOTIFY, OperationKind.SIGNAL, OperationKind.BROADCAST));
        if (deeds.isEmpty()) {
            return left + "; nobody ever did";
        }
        var last = deeds.getLast();
        var began = history.last(s -> s.goroutine().equals(a.goroutine()) && isWaitOn(s.number(), object));
        var action = last.step().action();
        int woken = action.indexOf(": \"");
        var when = action.endsWith(": nobody waits")
                ? " came when nobody waited: "
                : began != null && began.number() > last.step().number()
                        ? " came before this wait began: "
                        : " was that of ";
        return left + "; the last " + verb + when
                + quoted(last.goroutine())
                + (last.goroutine().equals(a.goroutine()) ? " itself " : " ") + last.text()
                + (woken < 0 ? "" : ", which woke " + action.substring(woken + 2));
    }

    private boolean isWaitOn(int step, String object) {
        return history.deeds(object, Set.of(OperationKind.ENQUEUE)).stream()
                .anyMatch(deed -> deed.step().number() == step);
    }

    private String idle(String pool) {
        return pool + " has no task left"
                + (isShutDown(pool) ? "" : ", and nobody has shut it down")
                + (isLeak ? ": close it, or make it in a try-with-resources" : "");
    }

    private String unterminated(String pool) {
        return isShutDown(pool) ? "not all tasks of " + pool + " have ended" : "nobody has shut " + pool + " down";
    }

    private boolean isShutDown(String pool) {
        return !history.deeds(pool, Set.of(OperationKind.CLOSE)).isEmpty();
    }

    private String full(String channel) {
        var state = history.state(channel);
        int from = state.indexOf(", ");
        int to = state.indexOf(':');
        return state.startsWith("open, ") && to > from
                ? ", and its buffer is full (" + state.substring(6, to) + ")"
                : "";
    }

    private String since(String holder, String object) {
        var step = history.last(s -> s.goroutine().equals(holder)
                && s.action().contains("lock " + object)
                && !s.action().contains("unlock"));
        return step == null ? "" : " since step " + step.number() + History.at(step);
    }

    // ---- rings through channels ----

    /// Somebody waits at a channel that only one other has used from the other side.
    private record Need(String goroutine, String other, String text) {}

    /// The ring in which goroutines wait at channels for each other, as far as this execution shows.
    private @Nullable String ring() {
        Map<String, Need> needs = new HashMap<>();
        for (var a : asleep) {
            var need = need(a);
            if (need != null) {
                needs.put(a.goroutine(), need);
            }
        }
        for (var a : asleep) {
            var path = new LinkedHashSet<String>();
            for (var need = needs.get(a.goroutine()); need != null; need = needs.get(need.other())) {
                if (!path.add(need.goroutine())) {
                    return path.getFirst().equals(need.goroutine()) ? text(List.copyOf(path), needs) : null;
                }
            }
        }
        return null;
    }

    private @Nullable Need need(Asleep a) {
        var object = a.object();
        var isReceive = a.reason().equals("chan receive");
        if (object == null || isContext(object) || !isReceive && !a.reason().equals("chan send")) {
            return null;
        }
        var users = history.deeds(object, isReceive ? SENDS : RECEIVES).stream()
                .map(Deed::goroutine)
                .distinct()
                .toList();
        if (users.size() != 1 || users.contains(a.goroutine())) {
            return null;
        }
        var only = users.getFirst();
        return new Need(
                a.goroutine(),
                only,
                "only " + quoted(only) + " has " + (isReceive ? "sent to " : "received from ") + object + ", at which "
                        + quoted(a.goroutine()) + " waits");
    }

    private static String text(List<String> path, Map<String, Need> needs) {
        return "as far as this execution shows they wait for each other: "
                + path.stream()
                        .map(name -> Objects.requireNonNull(needs.get(name)).text())
                        .collect(Collectors.joining("; "));
    }
}
