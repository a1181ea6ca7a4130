package dev.heddle.explore.dpor;

import java.util.List;

/// One statement of a [Program]; most are one operation.
///
/// @param object the object, by its place in [Program.Slot]; for SPAWN and AWAIT the goroutine
/// @param a      a value: written, added, sent, expected, slept, or chosen among; for AWAIT how far the other must
///               have come
/// @param b      the new value of a CAS; for AWAIT, 1 if the other must have come exactly so far
record Statement(Kind kind, int object, int a, int b, List<Statement> cases, boolean otherwise) {
    enum Kind {
        /// Starts another goroutine of the program; no operation.
        SPAWN,
        READ,
        WRITE,
        UPDATE,
        CAS,
        LOCK,
        TRY_LOCK,
        UNLOCK,
        READ_LOCK,
        TRY_READ_LOCK,
        READ_UNLOCK,
        WRITE_LOCK,
        TRY_WRITE_LOCK,
        WRITE_UNLOCK,
        SEND,
        RECEIVE,
        CLOSE,
        CLOSE_ONCE,
        LENGTH,
        SELECT,
        /// Only in a select: a time-out.
        AFTER,
        ADD,
        WAIT,
        COND_WAIT,
        SIGNAL,
        BROADCAST,
        ONCE,
        SLEEP,
        NOW,
        RESET,
        STOP,
        /// Sets a timer that starts a goroutine, which writes.
        AFTER_FUNC,
        CHOOSE,
        YIELD,
        GOROUTINES,
        AWAIT,
        /// From here on the library's own compositions of the model's operations.
        ACQUIRE,
        TRY_ACQUIRE,
        RELEASE,
        ACQUIRE_UNLESS_DONE,
        CANCEL,
        CANCEL_CHILD,
        /// Waits until the context is cancelled, also as a case of a select.
        DONE,
        ERR,
        /// Waits for a context that ends by itself.
        DEADLINE,
        /// A group of two, one of which fails.
        ERROR_GROUP,
        SINGLE_FLIGHT,
        MAP,
        /// A program inside the program, whose main does not wait for the goroutine that it starts.
        RUN,
        EXIT;

        boolean isOfTheModel() {
            return compareTo(ACQUIRE) < 0;
        }
    }

    static Statement of(Kind kind, int object, int a) {
        return new Statement(kind, object, a, 0, List.of(), false);
    }

    static Statement of(Kind kind, int object, int a, int b) {
        return new Statement(kind, object, a, b, List.of(), false);
    }

    static Statement select(boolean otherwise, List<Statement> cases) {
        return new Statement(Kind.SELECT, -1, 0, 0, cases, otherwise);
    }

    @Override
    public String toString() {
        return kind == Kind.SELECT
                ? "SELECT" + cases + (otherwise ? "+default" : "")
                : kind + "(" + object + "," + a + (b != 0 ? "," + b : "") + ")";
    }
}
