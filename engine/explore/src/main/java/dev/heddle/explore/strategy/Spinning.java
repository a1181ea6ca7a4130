package dev.heddle.explore.strategy;

import dev.heddle.operation.OperationKind;

/// Notices a goroutine that goes on and on while others wait, and perhaps waits for one of them: a strategy that
/// goes by priorities would let it spin for ever.
public final class Spinning {
    /// So many steps in a row that change nothing: it polls.
    private static final int IDLE_STEPS = 100;
    /// So many steps in a row of any kind, at least.
    private static final int STEPS = 1_000;

    private int last = -1;
    private int inARow;
    private int idleInARow;

    /// A new execution.
    public void begin() {
        last = -1;
    }

    /// Is told of a step; true if its goroutine should let others go first now.
    ///
    /// @param place   whose it is
    /// @param kind    what it does
    /// @param otherwise whether it takes the default of a select
    /// @param most    how many steps a whole execution has, as far as known: as long as that, nobody spins
    public boolean step(int place, OperationKind kind, boolean otherwise, long most) {
        if (place != last) {
            last = place;
            inARow = 0;
            idleInARow = 0;
        }
        inARow++;
        idleInARow = otherwise || isIdle(kind) ? idleInARow + 1 : 0;
        if (idleInARow < IDLE_STEPS && inARow < Math.max(STEPS, most)) {
            return false;
        }
        last = -1;
        return true;
    }

    private static boolean isIdle(OperationKind kind) {
        return switch (kind) {
            case READ,
                    LENGTH,
                    NOW,
                    GOROUTINES,
                    TRY_LOCK,
                    TRY_READ_LOCK,
                    TRY_WRITE_LOCK,
                    COMPARE_AND_SET,
                    TRY_ACQUIRE,
                    TRY_PUT,
                    TRY_TAKE,
                    REMOVE -> true;
            case START,
                    YIELD,
                    CHOOSE,
                    BEGIN_AWAIT,
                    AWAIT,
                    END_PROGRAM,
                    OUTSIDE,
                    RETURN,
                    SEND,
                    RECEIVE,
                    SELECT,
                    CLOSE,
                    CLOSE_ONCE,
                    LOCK,
                    UNLOCK,
                    READ_LOCK,
                    READ_UNLOCK,
                    ANNOUNCE,
                    WRITE_LOCK,
                    WRITE_UNLOCK,
                    ADD,
                    WAIT,
                    ENQUEUE,
                    COND_WAIT,
                    SIGNAL,
                    BROADCAST,
                    ENTER,
                    COMPLETE,
                    WRITE,
                    UPDATE,
                    ARM,
                    DISARM,
                    SLEEP,
                    PASS,
                    ACQUIRE,
                    RELEASE,
                    PARK,
                    COUNT_DOWN,
                    PUT,
                    TAKE,
                    NOTIFY,
                    DOWNGRADE,
                    RETRACT,
                    INTERRUPT,
                    OPEN -> false;
        };
    }
}
