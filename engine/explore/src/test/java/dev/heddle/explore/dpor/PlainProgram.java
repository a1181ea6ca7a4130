package dev.heddle.explore.dpor;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// A small program of plain Java over a fixed set of objects. Thread 0 is main, which starts the others.
///
/// @param threads what each does, one after the other
/// @param racing  whether time-outs may end before everybody is blocked
record PlainProgram(List<List<Step>> threads, boolean racing) {
    /// Which calls stand in a program.
    enum Part {
        FIELDS,
        ATOMICS,
        MONITORS,
        PARKING,
        THREADS,
        LOCKS,
        READ_WRITE_LOCKS,
        SYNCHRONISERS,
        QUEUES,
        HANDOFFS,
        TIMED
    }

    /// One call, or a few that belong together.
    enum Call {
        READ(Part.FIELDS),
        WRITE(Part.FIELDS),
        GET(Part.ATOMICS),
        SET(Part.ATOMICS),
        GET_AND_SET(Part.ATOMICS),
        ADD(Part.ATOMICS),
        COMPARE_AND_SET(Part.ATOMICS),
        /// Enters a monitor and does nothing there.
        ENTER(Part.MONITORS),
        ENTER_AND_READ(Part.MONITORS),
        /// One inside the other.
        ENTER_BOTH(Part.MONITORS),
        AWAIT(Part.MONITORS),
        NOTIFY(Part.MONITORS),
        NOTIFY_ALL(Part.MONITORS),
        PARK(Part.PARKING),
        UNPARK(Part.PARKING),
        JOIN(Part.THREADS),
        INTERRUPT(Part.THREADS),
        INTERRUPTED(Part.THREADS),
        IS_INTERRUPTED(Part.THREADS),
        IS_ALIVE(Part.THREADS),
        LOCK(Part.LOCKS),
        LOCK_AND_READ(Part.LOCKS),
        TRY_LOCK(Part.LOCKS),
        LOCK_INTERRUPTIBLY(Part.LOCKS),
        AWAIT_CONDITION(Part.LOCKS),
        SIGNAL(Part.LOCKS),
        SIGNAL_ALL(Part.LOCKS),
        READ_LOCK(Part.READ_WRITE_LOCKS),
        TRY_READ_LOCK(Part.READ_WRITE_LOCKS),
        WRITE_LOCK(Part.READ_WRITE_LOCKS),
        TRY_WRITE_LOCK(Part.READ_WRITE_LOCKS),
        /// A writer goes on as a reader.
        DOWNGRADE(Part.READ_WRITE_LOCKS),
        ACQUIRE(Part.SYNCHRONISERS),
        TRY_ACQUIRE(Part.SYNCHRONISERS),
        RELEASE(Part.SYNCHRONISERS),
        DRAIN(Part.SYNCHRONISERS),
        COUNT_DOWN(Part.SYNCHRONISERS),
        AWAIT_LATCH(Part.SYNCHRONISERS),
        COUNT(Part.SYNCHRONISERS),
        AWAIT_BARRIER(Part.SYNCHRONISERS),
        PUT(Part.QUEUES),
        TAKE(Part.QUEUES),
        OFFER(Part.QUEUES),
        POLL(Part.QUEUES),
        PEEK(Part.QUEUES),
        REMOVE(Part.QUEUES),
        CLEAR(Part.QUEUES),
        HAND_OVER(Part.HANDOFFS),
        BE_HANDED(Part.HANDOFFS),
        TRY_HAND_OVER(Part.HANDOFFS),
        TRY_BE_HANDED(Part.HANDOFFS),
        EXCHANGE(Part.HANDOFFS),
        AWAIT_FOR(Part.TIMED),
        TRY_LOCK_FOR(Part.TIMED),
        TRY_ACQUIRE_FOR(Part.TIMED),
        POLL_FOR(Part.TIMED),
        JOIN_FOR(Part.TIMED);

        private final Part part;

        Call(Part part) {
            this.part = part;
        }
    }

    /// @param which one of two objects, or the thread after this many others
    /// @param value written, added, put
    record Step(Call call, int which, int value) {
        @Override
        public String toString() {
            return call + "(" + which + "," + value + ")";
        }
    }

    /// Programs of two or three threads with one to three steps each.
    static Arbitrary<PlainProgram> of(boolean racing, Part... parts) {
        var calls = Arrays.stream(Call.values())
                .filter(call -> List.of(parts).contains(call.part))
                .toList();
        var numbers = Arbitraries.integers();
        return Combinators.combine(Arbitraries.of(calls), numbers.between(0, 1), numbers.between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .ofMinSize(2)
                .ofMaxSize(3)
                .map(threads -> new PlainProgram(threads, racing));
    }

    /// The same without threads but two, and fewer steps.
    static Arbitrary<PlainProgram> small(Part... parts) {
        return of(false, parts)
                .map(program -> new PlainProgram(
                        program.threads().subList(0, 2).stream()
                                .map(steps -> steps.subList(0, Math.min(2, steps.size())))
                                .toList(),
                        false));
    }
}
