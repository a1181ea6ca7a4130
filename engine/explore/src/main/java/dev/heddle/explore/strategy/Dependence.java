package dev.heddle.explore.strategy;

import dev.heddle.model.Model;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// Which events cannot be swapped: the relation under which two schedules are the same trace (Mazurkiewicz, 1977).
///
/// Two events are dependent if one goroutine takes part in both, or if they touch an object in modes that conflict.
/// The relation is valid: neighbours that are independent can be swapped, both stay possible, and both have the
/// same results and the same footprints as before.
public final class Dependence {
    private static final int MODES = Mode.values().length;
    private static final int OBJECT_AND_MODE_BITS = 32;
    private static final int MODE_BITS = 8;
    private static final int UP = Mode.WG_UP.ordinal();
    private static final int DOWN = Mode.WG_DOWN.ordinal();

    /// For each mode, the set of modes that it conflicts with, as bits. Send and receive are not in each other's:
    /// there the ordinals decide.
    private static final int[] CONFLICTS = conflicts();

    /// What [#parameter] says of a wait group that is used so that counting up and counting down can be swapped.
    private static final int REGULAR = 1;

    private final IntUnaryOperator parameter;
    private final Footprints footprints;

    /// A relation that is valid whatever is done to wait groups, as long as none goes below zero.
    ///
    /// @param model      where the capacities of channels are looked up
    /// @param footprints what the codes of footprints stand for
    public Dependence(Model model, Footprints footprints) {
        this(model, _ -> true, footprints);
    }

    /// @param model       where the capacities of channels are looked up
    /// @param isIrregular of which wait groups it matters in which order they are added to
    /// @param footprints  what the codes of footprints stand for
    public Dependence(Model model, IntPredicate isIrregular, Footprints footprints) {
        this(x -> parameter(model, isIrregular, x), footprints);
    }

    private static int parameter(Model model, IntPredicate isIrregular, int x) {
        return switch (model.type(x)) {
            case CHANNEL, QUEUE -> model.capacity(x);
            case WAIT_GROUP -> isIrregular.test(x) ? 0 : REGULAR;
            case null, default -> 0;
        };
    }

    /// The relation of another search, which tells what it depends on.
    ///
    /// @param parameter  what [#parameter] says there of each object
    /// @param footprints what the codes of footprints stand for
    public Dependence(IntUnaryOperator parameter, Footprints footprints) {
        this.parameter = parameter;
        this.footprints = footprints;
    }

    /// Whether two events cannot be swapped.
    ///
    /// @param a        a label
    /// @param touchesA the footprint with which it was executed, as [Footprints#code] gives it
    /// @param b        another label
    /// @param touchesB its footprint
    public boolean areDependent(long a, long touchesA, long b, long touchesB) {
        int g = Label.goroutine(a);
        int h = Label.goroutine(b);
        int partnerOfG = Label.partner(a);
        int partnerOfH = Label.partner(b);
        return g == h
                || partnerOfG == h
                || partnerOfH == g
                || partnerOfG == partnerOfH && partnerOfG != Label.ALONE
                || conflict(touchesA, touchesB);
    }

    /// Whether two footprints, as [Footprints#code] gives them, conflict.
    public boolean conflict(long a, long b) {
        if (a == Footprints.TICK || b == Footprints.TICK) {
            return true;
        }
        if (Footprints.isSingle(a) && Footprints.isSingle(b)) {
            return accessesConflict(a, b);
        }
        for (int i = 0; i < footprints.size(a); i++) {
            for (int j = 0; j < footprints.size(b); j++) {
                if (accessesConflict(footprints.get(a, i), footprints.get(b, j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether two accesses conflict; neither of them is a [Mode#TICK].
    public boolean accessesConflict(long a, long b) {
        if ((int) a >>> MODE_BITS != (int) b >>> MODE_BITS) {
            return false; // another object
        }
        int m = (int) a & 0xff;
        int n = (int) b & 0xff;
        if ((CONFLICTS[m] >>> n & 1) != 0) {
            return !countsCommute(m, n, Access.object(a));
        }
        if (m == Mode.SEND.ordinal() && n == Mode.RECEIVE.ordinal()) {
            return meet(a, b);
        }
        return m == Mode.RECEIVE.ordinal() && n == Mode.SEND.ordinal() && meet(b, a);
    }

    /// A send and a receive of one channel depend on each other only through the value that is passed on, or
    /// through the place in the buffer that becomes free. Anything coarser costs exponentially many executions.
    private boolean meet(long send, long receive) {
        int k = (int) (send >> OBJECT_AND_MODE_BITS);
        int m = (int) (receive >> OBJECT_AND_MODE_BITS);
        return k == m || k == m + parameter(Access.object(send));
    }

    /// Whether these are modes of adding to a wait group, of which one counts up, and they can be swapped.
    ///
    /// @param mode  a mode in which the object was touched
    /// @param other another one
    /// @param x     the object
    public boolean countsCommute(int mode, int other, int x) {
        return (mode == UP && (other == UP || other == DOWN) || mode == DOWN && other == UP) && parameter(x) == REGULAR;
    }

    /// What the relation depends on, besides modes and ordinals: of a channel or queue its capacity, of a wait group
    /// whether
    /// it is used regularly; otherwise it says nothing.
    public int parameter(int x) {
        return parameter.applyAsInt(x);
    }

    /// Whether two accesses in these modes can conflict at all. False for a send and a receive, where it depends on
    /// the ordinals; true for counting a wait group up, where [#countsCommute] tells.
    public static boolean modesConflict(int mode, int other) {
        return (CONFLICTS[mode] >>> other & 1) != 0;
    }

    private static int[] conflicts() {
        var independent = new EnumMap<Mode, Set<Mode>>(Mode.class);
        // What only looks can be swapped with what only looks, or changes nothing that can be looked at.
        independent.put(
                Mode.READ,
                EnumSet.of(
                        Mode.READ,
                        Mode.RECEIVE_CLOSED,
                        Mode.SEND_CLOSED,
                        Mode.DEFAULT,
                        Mode.DEFAULT_UNBUFFERED,
                        Mode.RENDEZVOUS));
        independent.put(Mode.TRY_FAILED, EnumSet.of(Mode.TRY_FAILED));
        independent.put(Mode.READ_LOCK, EnumSet.of(Mode.READ_LOCK, Mode.READ_UNLOCK));
        independent.put(Mode.READ_UNLOCK, EnumSet.of(Mode.READ_UNLOCK, Mode.ANNOUNCE));
        var onAChannel = EnumSet.of(
                Mode.RECEIVE_CLOSED, Mode.SEND_CLOSED, Mode.DEFAULT, Mode.DEFAULT_UNBUFFERED, Mode.RENDEZVOUS);
        onAChannel.forEach(mode -> independent.put(mode, onAChannel));
        independent.put(
                Mode.SEND,
                EnumSet.of(
                        Mode.RECEIVE, Mode.RECEIVE_CLOSED, Mode.SEND_CLOSED, Mode.DEFAULT_UNBUFFERED, Mode.RENDEZVOUS));
        independent.put(Mode.RECEIVE, EnumSet.of(Mode.SEND_CLOSED, Mode.DEFAULT_UNBUFFERED, Mode.RENDEZVOUS));
        independent.put(Mode.WG_DOWN, EnumSet.of(Mode.WG_DOWN));
        independent.put(Mode.WG_WAIT, EnumSet.of(Mode.WG_WAIT));
        return complement(independent);
    }

    private static int[] complement(Map<Mode, Set<Mode>> independent) {
        var conflicts = new int[MODES];
        Arrays.fill(conflicts, (1 << MODES) - 1);
        independent.forEach((mode, others) -> {
            for (var other : others) {
                conflicts[mode.ordinal()] &= ~(1 << other.ordinal());
                conflicts[other.ordinal()] &= ~(1 << mode.ordinal());
            }
        });
        return conflicts;
    }
}
