package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.CountedCompleter;
import org.jspecify.annotations.Nullable;

/// [CountedCompleter]: each look at a count of what is pending, and each change of it, is a step.
///
/// What comes before a change happens before what comes after a later one: so all that a completion waits for
/// happens before it.
@StandsFor(CountedCompleter.class)
public final class CountedCompleters {
    private static final int PENDING = -21;
    private static final Wording WORDING = new Wording("pending count", "CountedCompleter", Vocabulary.CALLS);

    private CountedCompleters() {}

    public static int getPendingCount(CountedCompleter<?> completer) {
        step(completer);
        return completer.getPendingCount();
    }

    public static void setPendingCount(CountedCompleter<?> completer, int count) {
        step(completer);
        completer.setPendingCount(count);
    }

    public static void addToPendingCount(CountedCompleter<?> completer, int delta) {
        step(completer);
        completer.addToPendingCount(delta);
    }

    public static boolean compareAndSetPendingCount(CountedCompleter<?> completer, int expected, int count) {
        step(completer);
        return completer.compareAndSetPendingCount(expected, count);
    }

    public static int decrementPendingCountUnlessZero(CountedCompleter<?> completer) {
        step(completer);
        return completer.decrementPendingCountUnlessZero();
    }

    public static void tryComplete(CountedCompleter<?> completer) {
        if (JavaThread.current() == null) {
            completer.tryComplete();
        } else {
            propagate(completer, true);
        }
    }

    public static void propagateCompletion(CountedCompleter<?> completer) {
        if (JavaThread.current() == null) {
            completer.propagateCompletion();
        } else {
            propagate(completer, false);
        }
    }

    private static void propagate(CountedCompleter<?> completer, boolean tells) {
        var from = completer;
        var to = completer;
        while (decrementPendingCountUnlessZero(to) == 0) {
            if (tells) {
                to.onCompletion(from);
            }
            from = to;
            var above = from.getCompleter();
            if (above == null) {
                ForkJoinTasks.quietlyComplete(from);
                return;
            }
            to = above;
        }
    }

    @SuppressWarnings("unchecked") // a class of the program that is a completer of T
    public static <T extends @Nullable Object> void complete(CountedCompleter<T> completer, T result) {
        if (JavaThread.current() == null || !(completer instanceof ControlledCountedCompleter<T> own)) {
            completer.complete(result);
            return;
        }
        own.setResult(result);
        own.onCompletion(own);
        ForkJoinTasks.quietlyComplete(own);
        var above = own.getCompleter();
        if (above != null) {
            tryComplete(above);
        }
    }

    public static @Nullable CountedCompleter<?> firstComplete(CountedCompleter<?> completer) {
        step(completer);
        return completer.firstComplete();
    }

    public static @Nullable CountedCompleter<?> nextComplete(CountedCompleter<?> completer) {
        if (JavaThread.current() == null) {
            return completer.nextComplete();
        }
        var above = completer.getCompleter();
        if (above != null) {
            return firstComplete(above);
        }
        ForkJoinTasks.quietlyComplete(completer);
        return null;
    }

    public static void quietlyCompleteRoot(CountedCompleter<?> completer) {
        if (JavaThread.current() == null) {
            completer.quietlyCompleteRoot();
        } else {
            ForkJoinTasks.quietlyComplete(completer.getRoot());
        }
    }

    /// In an execution each task has its goroutine, so there is nothing to help with.
    public static void helpComplete(CountedCompleter<?> completer, int maxTasks) {
        if (JavaThread.current() == null) {
            completer.helpComplete(maxTasks);
        }
    }

    /// The step before a look at the count or a change of it, of which the JDK's code makes one piece.
    private static void step(CountedCompleter<?> completer) {
        var t = JavaThread.current();
        if (t != null) {
            t.perform(OperationKind.UPDATE, number(t, completer));
        }
    }

    private static int number(JavaThread t, CountedCompleter<?> completer) {
        var entry = t.entry(completer);
        int known = entry.place(PENDING);
        if (known < 0) {
            known = t.create(entry, PENDING, ObjectType.VARIABLE, 0, 0, WORDING);
            entry.setPlace(PENDING, known);
        }
        return known;
    }
}
