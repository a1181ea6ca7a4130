package dev.heddle.model;

import dev.heddle.operation.OperationKind;
import org.jspecify.annotations.Nullable;

/// The cases of a select: for each the kind of its operation and its channel, and whether there is a default.
///
/// A case that can never be ready (a nil channel, or switched off) has the kind `null`. A time-out is a receive
/// from the channel of a timer that the select has armed for itself.
public final class Alternatives {
    /// A select without cases, which waits for ever.
    public static final Alternatives NONE = new Alternatives(new OperationKind[0], new int[0], false, new int[0]);

    final @Nullable OperationKind[] kinds;
    final int[] objects;
    final boolean otherwise;
    final int[] timers;

    /// @param kinds     of each case: SEND, RECEIVE or `null`
    /// @param objects   of each case: the channel, or anything
    /// @param otherwise whether there is a default
    /// @param timers    that are the select's own, and are disarmed when it completes
    public Alternatives(@Nullable OperationKind[] kinds, int[] objects, boolean otherwise, int[] timers) {
        this.kinds = kinds;
        this.objects = objects;
        this.otherwise = otherwise;
        this.timers = timers;
    }

    /// How many cases there are, the default not counted.
    public int size() {
        return kinds.length;
    }

    /// What a case would do; `null` if it is never ready.
    public @Nullable OperationKind kind(int i) {
        return kinds[i];
    }

    /// The channel of a case.
    public int object(int i) {
        return objects[i];
    }

    /// Whether there is a default.
    public boolean hasDefault() {
        return otherwise;
    }

    boolean contains(OperationKind kind, int object) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == kind && objects[i] == object) {
                return true;
            }
        }
        return false;
    }

    boolean touches(int object) {
        return contains(OperationKind.SEND, object) || contains(OperationKind.RECEIVE, object);
    }
}
