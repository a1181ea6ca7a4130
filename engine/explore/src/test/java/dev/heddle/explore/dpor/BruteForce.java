package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every trace of a [Program], by carrying out every transition in every state.
///
/// Beginnings that are equivalent are gone on from once. That is sound if independent neighbours commute, which is
/// checked in each state that is met: for two transitions that are possible there and independent, either order is
/// possible, with the same footprints, and both lead to the same state.
final class BruteForce {
    private static final int LONGEST = 64;

    private final Names names = new Names();
    private final Identities identities = new Identities();
    private final Footprints footprints = new Footprints();
    private final boolean checksCommuting;
    private final boolean hasIrregular;
    private final int most;
    private final long[] labels = new long[LONGEST];
    private final long[] touched = new long[LONGEST];
    private final Set<String> visited = new HashSet<>();
    private Dependence dependence;

    /// Each trace with the way it ends.
    final Map<String, String> traces = new HashMap<>();
    final List<String> violations = new ArrayList<>();
    /// The wait groups whose counter goes below zero in some execution, where that depends on the order.
    final Set<Integer> belowZero = new HashSet<>();

    /// @param most         how many beginnings at most
    /// @param hasIrregular whether it matters in which order the program counts wait groups up and down
    BruteForce(int most, boolean checksCommuting, boolean hasIrregular) {
        this.most = most;
        this.hasIrregular = hasIrregular;
        this.checksCommuting = checksCommuting;
    }

    /// False if there are too many.
    boolean run(Program program) {
        if (!visit(World.first(program, identities, names), 0)) {
            return false;
        }
        if (belowZero.isEmpty()) {
            return true;
        }
        // Now it is known that the operations on these wait groups depend on each other.
        belowZero.forEach(identities::markBelowZero);
        visited.clear();
        traces.clear();
        violations.clear();
        return visit(World.first(program, identities, names), 0);
    }

    private boolean visit(World world, int depth) {
        dependence = new Dependence(world.model, _ -> hasIrregular, footprints);
        var key = names.canonical(labels, touched, depth, dependence);
        if (!visited.add(key)) {
            return true;
        }
        var enabled = new Labels();
        world.enabled(enabled);
        if (enabled.isEmpty()) {
            traces.put(key, world.outcome());
            rememberIfBelowZero(depth);
            return true;
        }
        if (visited.size() > most || depth == LONGEST) {
            return false;
        }
        if (checksCommuting) {
            checkCommuting(world, enabled);
        }
        for (int i = 0; i < enabled.size(); i++) {
            var next = world.copy();
            labels[depth] = enabled.get(i);
            touched[depth] = next.execute(enabled.get(i), footprints);
            if (!visit(next, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /// A wait group that several goroutines add to, and that goes below zero.
    private void rememberIfBelowZero(int length) {
        var adders = new HashMap<Integer, Set<Integer>>();
        var negative = new HashSet<Integer>();
        for (int event = 0; event < length; event++) {
            for (int i = 0; i < footprints.size(touched[event]); i++) {
                long access = footprints.get(touched[event], i);
                var mode = Access.mode(access);
                if (mode == Mode.WG_UP || mode == Mode.WG_DOWN || mode == Mode.WG_NEGATIVE) {
                    adders.computeIfAbsent(Access.object(access), _ -> new HashSet<>())
                            .add(Label.goroutine(labels[event]));
                }
                if (mode == Mode.WG_NEGATIVE) {
                    negative.add(Access.object(access));
                }
            }
        }
        adders.forEach((waitGroup, goroutines) -> {
            if (goroutines.size() > 1 && negative.contains(waitGroup)) {
                belowZero.add(waitGroup);
            }
        });
    }

    private void checkCommuting(World world, Labels enabled) {
        for (int i = 0; i < enabled.size(); i++) {
            long a = enabled.get(i);
            var afterA = world.copy();
            long touchedByA = afterA.execute(a, footprints);
            var next = new Labels();
            afterA.enabled(next);
            for (int j = 0; j < next.size(); j++) {
                check(world, enabled, a, touchedByA, afterA, next.get(j));
            }
            for (int j = 0; j < enabled.size(); j++) {
                long b = enabled.get(j);
                if (!next.contains(b)) {
                    var disabled = world.copy();
                    if (!dependence.areDependent(a, touchedByA, b, disabled.execute(b, footprints))) {
                        violation(a, b, "the first disables the second");
                    }
                }
            }
        }
    }

    private void check(World world, Labels enabled, long a, long touchedByA, World afterA, long b) {
        var ab = afterA.copy();
        long touchedByB = ab.execute(b, footprints);
        if (dependence.areDependent(a, touchedByA, b, touchedByB) || isStartedBy(a, b, enabled)) {
            return;
        }
        if (!enabled.contains(b)) {
            violation(a, b, "the first enables the second");
            return;
        }
        var ba = world.copy();
        if (ba.execute(b, footprints) != touchedByB) {
            violation(a, b, "the footprint of the second depends on the order");
            return;
        }
        var then = new Labels();
        ba.enabled(then);
        if (!then.contains(a)) {
            violation(a, b, "the second disables the first");
            return;
        }
        if (ba.execute(a, footprints) != touchedByA) {
            violation(a, b, "the footprint of the first depends on the order");
            return;
        }
        var one = new Labels();
        var other = new Labels();
        ab.enabled(one);
        ba.enabled(other);
        if (!ab.outcome().equals(ba.outcome()) || !isSame(one, other)) {
            violation(a, b, "the state depends on the order");
        }
    }

    /// A goroutine cannot start before it is started: no access says so, as nobody could ask for the other order.
    private static boolean isStartedBy(long a, long b, Labels enabled) {
        if (enabled.contains(b) || Label.goroutine(b) == Label.CLOCK) {
            return false;
        }
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.involves(enabled.get(i), Label.goroutine(b))) {
                return false;
            }
        }
        return Label.alternative(b) == Label.PLAIN && Label.partner(b) == Label.ALONE && isNew(a, b);
    }

    private static boolean isNew(long a, long b) {
        return !Label.involves(a, Label.goroutine(b));
    }

    private static boolean isSame(Labels a, Labels b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!b.contains(a.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void violation(long a, long b, String what) {
        violations.add(Label.text(names.name(a)) + " and " + Label.text(names.name(b)) + ": " + what);
    }
}
