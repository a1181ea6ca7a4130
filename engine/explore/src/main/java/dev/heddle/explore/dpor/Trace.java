package dev.heddle.explore.dpor;

import dev.heddle.operation.Label;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The record of one execution: its events, and what each goroutine did in its own code after them, up to its next
/// operation. That is all that is needed to carry out the same events in another order, without the program.
///
/// Invariant: events below `kept` are those of the execution before as well, with what came after them; -1 if there
/// was none.
final class Trace {
    /// The goroutine has ended.
    static final int ENDED = -2;
    /// A goroutine whose next operation is not known: the execution was cut off before it got there.
    static final int UNKNOWN = -1;

    final Operations operations = new Operations();
    final MadeObjects objects = new MadeObjects();

    // Per event; the operations are places in `operations`.
    private long[] label = new long[64];
    private long[] footprint = new long[64];
    private long[] @Nullable [] possible = new long[64][];
    private int[] operation = new int[64];
    private int[] partnerOperation = new int[64];
    private int[] next = new int[64];
    private int[] partnerNext = new int[64];
    private int[] firstStarted = new int[64];
    /// Whether the program attempted something, of which only it can know whether it succeeds, and failed.
    private boolean[] failed = new boolean[64];

    private int[] operationsBefore = new int[64];
    private int[] objectsBefore = new int[64];
    private int length;
    private int kept = -1;
    /// The list of main alone.
    private int main = Operations.NONE;

    private boolean hasInterrupts;

    // ---- how it is written ----

    /// Prepares for an execution whose first events are those of the last one, but not all of them.
    void keep(int events) {
        kept = events;
        operations.truncate(operationsBefore[events]);
        objects.truncate(objectsBefore[events]);
        length = 0;
    }

    /// Forgets everything.
    void clear() {
        kept = -1;
        operations.truncate(0);
        objects.truncate(0);
        main = Operations.NONE;
        length = 0;
    }

    /// Whether what came after an event is on record; -1 stands for the beginning.
    boolean isKept(int event) {
        return event < kept;
    }

    /// The next event, which is about to be carried out, is new.
    ///
    /// @param instead see [#possible]
    void begin(long itsLabel, long @Nullable [] instead) {
        if (length == label.length) {
            grow(2 * length);
        }
        label[length] = itsLabel;
        operationsBefore[length] = operations.size();
        objectsBefore[length] = objects.size();
        next[length] = UNKNOWN;
        partnerNext[length] = UNKNOWN;
        firstStarted[length] = Operations.NONE;
        possible[length] = instead;
    }

    /// The operations that the next event carries out.
    void setOperations(int its, int ofPartner) {
        operation[length] = its;
        partnerOperation[length] = ofPartner;
    }

    /// The next event has been carried out, and is new.
    void setEffect(long touched, boolean hasFailed) {
        footprint[length] = touched;
        failed[length] = hasFailed;
    }

    /// There is one more event.
    void advance() {
        length++;
    }

    /// The operation that a goroutine of an event came to afterwards.
    void setNext(int event, int g, int op) {
        if (Label.goroutine(label[event]) == g) {
            next[event] = op;
        } else {
            partnerNext[event] = op;
        }
    }

    /// An operation with which a goroutine starts that was started after an event; -1 stands for the beginning.
    void setStarted(int event, int op) {
        if (event < 0) {
            main = op;
        } else {
            operations.setNextSibling(op, firstStarted[event]);
            firstStarted[event] = op;
        }
    }

    void setHasInterrupts() {
        hasInterrupts = true;
    }

    private void grow(int size) {
        label = Arrays.copyOf(label, size);
        footprint = Arrays.copyOf(footprint, size);
        possible = Arrays.copyOf(possible, size);
        operation = Arrays.copyOf(operation, size);
        partnerOperation = Arrays.copyOf(partnerOperation, size);
        next = Arrays.copyOf(next, size);
        partnerNext = Arrays.copyOf(partnerNext, size);
        firstStarted = Arrays.copyOf(firstStarted, size);
        failed = Arrays.copyOf(failed, size);
        operationsBefore = Arrays.copyOf(operationsBefore, size);
        objectsBefore = Arrays.copyOf(objectsBefore, size);
    }

    // ---- how it is read ----

    /// How many events there are so far.
    int length() {
        return length;
    }

    long label(int event) {
        return label[event];
    }

    long footprint(int event) {
        return footprint[event];
    }

    /// What was possible instead of an event, if somebody was waiting for a condition, which only the program
    /// itself can evaluate; else `null`.
    long @Nullable [] possible(int event) {
        return possible[event];
    }

    /// The operation that the goroutine of an event, the sender of a rendezvous, did in it.
    int operation(int event) {
        return operation[event];
    }

    /// The operation of the receiver.
    int partnerOperation(int event) {
        return partnerOperation[event];
    }

    /// The operation that the goroutine of an event came to afterwards, or [#ENDED], or [#UNKNOWN].
    int next(int event) {
        return next[event];
    }

    /// The operation that the receiver came to afterwards, or [#ENDED], or [#UNKNOWN].
    int partnerNext(int event) {
        return partnerNext[event];
    }

    /// The first operation in the list of those with which the goroutines start that were started after an event,
    /// by its goroutines or by the timers that it fired; -1 stands for the beginning.
    int firstStarted(int event) {
        return event < 0 ? main : firstStarted[event];
    }

    /// What the goroutine of an event, or its receiver, came to afterwards.
    int nextOf(int event, int g) {
        return Label.goroutine(label[event]) == g ? next[event] : partnerNext[event];
    }

    /// With which operation a goroutine starts that was started after an event, or [Operations#NONE].
    int started(int event, int g) {
        int op = firstStarted(event);
        while (op != Operations.NONE && operations.goroutine(op) != g) {
            op = operations.nextSibling(op);
        }
        return op;
    }

    /// Whether an event was an attempt that failed.
    boolean hasFailed(int event) {
        return failed[event];
    }

    /// Whether anybody has interrupted anybody, in any execution so far.
    boolean hasInterrupts() {
        return hasInterrupts;
    }
}
