package dev.heddle.operation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a report says of the operations on an object, where the words of [OperationKind] are not those of whoever
/// wrote the program: he wrote `future.get()`, not "pass".
///
/// Immutable; each method that changes something returns another.
public final class Vocabulary {
    /// The words of the operations.
    public static final Vocabulary KINDS = new Vocabulary(false, Map.of(), Map.of(), Set.of(), false, false);

    /// The words of the operations, on a lock with which one can wait: to wait is to unlock it, which goes without
    /// saying.
    public static final Vocabulary LOCK = new Vocabulary(false, Map.of(), Map.of(), Set.of(), true, false);

    /// The method of the JDK that the program has called: `future 2.get`.
    public static final Vocabulary CALLS = new Vocabulary(true, Map.of(), Map.of(), Set.of(), false, false);

    private final boolean isByCall;
    private final Map<OperationKind, String> done;
    private final Map<OperationKind, String> toDo;
    private final Set<OperationKind> inside;
    /// Hides unlocking as a part of waiting.
    private final boolean isLock;
    /// What is tried succeeds.
    private final boolean isSure;

    private Vocabulary(
            boolean isByCall,
            Map<OperationKind, String> done,
            Map<OperationKind, String> toDo,
            Set<OperationKind> inside,
            boolean isLock,
            boolean isSure) {
        this.isLock = isLock;
        this.isSure = isSure;
        this.isByCall = isByCall;
        this.done = done;
        this.toDo = toDo;
        this.inside = inside;
    }

    /// With these words for a kind of operation; the object's name follows them.
    public Vocabulary saying(OperationKind kind, String words) {
        return saying(kind, words, words);
    }

    /// With these words for a kind of operation that has been done, and those for one to come.
    public Vocabulary saying(OperationKind kind, String whenDone, String whenToDo) {
        return new Vocabulary(isByCall, with(done, kind, whenDone), with(toDo, kind, whenToDo), inside, isLock, isSure);
    }

    /// With these kinds of operations as matters of the JDK's own, which a reader need not see.
    public Vocabulary hiding(OperationKind first, OperationKind... others) {
        return new Vocabulary(isByCall, done, toDo, EnumSet.of(first, others), isLock, isSure);
    }

    /// For an object on which everything that is tried succeeds, so that this need not be said.
    public Vocabulary sure() {
        return new Vocabulary(isByCall, done, toDo, inside, isLock, true);
    }

    /// Whether it goes without saying that what was tried has succeeded.
    public boolean isSure() {
        return isSure;
    }

    private static Map<OperationKind, String> with(Map<OperationKind, String> old, OperationKind kind, String words) {
        var map = new EnumMap<OperationKind, String>(OperationKind.class);
        map.putAll(old);
        map.put(kind, words);
        return map;
    }

    /// An operation that has been done.
    ///
    /// @param object the object's name
    /// @param call   the method that the program called, or `null` if it called none
    public String done(OperationKind kind, String object, @Nullable String call) {
        return phrase(done.get(kind), kind, object, call);
    }

    /// An operation that somebody is about to do, or waits to do.
    ///
    /// @param object the object's name
    /// @param call   the method that the program called, or `null` if it called none
    public String toDo(OperationKind kind, String object, @Nullable String call) {
        return phrase(toDo.get(kind), kind, object, call);
    }

    private String phrase(@Nullable String words, OperationKind kind, String object, @Nullable String call) {
        if (words == null && isByCall && call != null) {
            return object + "." + call;
        }
        return (words == null ? kind.text() : words) + " " + object;
    }

    /// Whether an operation is a matter of the JDK's own.
    ///
    /// @param call the method that the program called, or `null` if it called none
    public boolean isInside(OperationKind kind, @Nullable String call) {
        return inside.contains(kind)
                || isLock && kind == OperationKind.UNLOCK && call != null && call.startsWith("await");
    }
}
