package dev.heddle.explore.recording;

import dev.heddle.explore.happensbefore.HappensBefore;
import dev.heddle.explore.happensbefore.VectorClock;
import dev.heddle.explore.schedule.Timeline.Moment;
import dev.heddle.explore.schedule.Timeline.Order;
import dev.heddle.explore.schedule.Timeline.State;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps, for every step of an execution, who could not go on, what the step changed, and which steps happen before
/// it.
///
/// Which steps those are follows from the vector clocks of [HappensBefore]: a step that makes a goroutine's clock
/// rise in the entry of another goroutine comes after the last step of that one up to there.
final class Ledger {
    private static final VectorClock NOTHING = new VectorClock();

    private final DeterministicScheduler scheduler;
    private final Names names;
    private final HappensBefore happensBefore;
    private final List<Moment> moments = new ArrayList<>();
    /// For each step, who made it, and in which epoch; and the clock of that goroutine after it.
    private final List<Made> made = new ArrayList<>();
    /// For each goroutine, its clock after its last step.
    private final Map<Integer, VectorClock> known = new HashMap<>();
    /// For each goroutine, its steps.
    private final Map<Integer, List<Integer>> stepsOf = new HashMap<>();
    /// The step in which a timer fired last, by the timer and by the channel it sends to.
    private final Map<Integer, Integer> fired = new HashMap<>();

    /// A step of one goroutine, or of two that meet.
    private record Made(int goroutine, int epoch, int partner, int epochOfPartner, VectorClock after) {
        int epochOf(int g) {
            return g == goroutine ? epoch : epochOfPartner;
        }
    }

    Ledger(DeterministicScheduler scheduler, Names names) {
        this.scheduler = scheduler;
        this.names = names;
        this.happensBefore = new HappensBefore(scheduler);
        happensBefore.clock(Identities.MAIN).increment(Identities.MAIN);
    }

    List<Moment> moments() {
        return moments;
    }

    void spawned(@Nullable Goroutine by, Goroutine child) {
        happensBefore.spawned(by, child);
    }

    void pended(Goroutine g) {
        happensBefore.pended(g);
    }

    /// A step was carried out.
    ///
    /// @param object what the step was done on, or -1
    /// @param kind   what was done
    void executed(long label, Labels footprint, int object, OperationKind kind, Contents contents) {
        int step = moments.size() + 1;
        int g = Label.goroutine(label);
        int partner = Label.partner(label);
        var blocked = blocked();
        var after = new ArrayList<Order>();
        if (g == Label.CLOCK) {
            rememberFired(step);
            made.add(new Made(Label.CLOCK, 0, Label.ALONE, 0, NOTHING));
        } else {
            int epoch = epoch(g, step);
            int epochOfPartner = partner == Label.ALONE ? 0 : epoch(partner, step);
            happensBefore.executed(label, footprint);
            after.addAll(ordered(g, partner, object, kind));
            made.add(new Made(g, epoch, partner, epochOfPartner, remember(g)));
            if (partner != Label.ALONE) {
                remember(partner);
            }
        }
        var touched = touched(footprint, object);
        var changed = new ArrayList<State>();
        for (int x : touched) {
            var text = contents.state(x);
            if (text != null) {
                changed.add(new State(names.object(x), text));
            }
        }
        moments.add(new Moment(
                scheduler.model().clock().now(),
                kind.text(),
                object < 0 ? null : names.object(object),
                touched.stream()
                        .filter(x -> contents.state(x) != null)
                        .map(names::object)
                        .toList(),
                changed,
                after,
                blocked));
    }

    private List<String> blocked() {
        var list = new ArrayList<String>();
        for (var g : scheduler.leftOver()) {
            if (!scheduler.schedule().wasEnabled(g.id())) {
                list.add(names.goroutine(g.id()));
            }
        }
        return list;
    }

    private int epoch(int g, int step) {
        stepsOf.computeIfAbsent(g, _ -> new ArrayList<>()).add(step);
        return happensBefore.clock(g).get(g);
    }

    private VectorClock remember(int g) {
        var copy = new VectorClock();
        copy.join(happensBefore.clock(g));
        known.put(g, copy);
        return copy;
    }

    private List<Order> ordered(int g, int partner, int object, OperationKind kind) {
        var sources = new LinkedHashSet<Integer>();
        collect(g, partner, sources);
        if (partner != Label.ALONE) {
            collect(partner, g, sources);
        }
        var through = kind == OperationKind.START ? "go" : type(object);
        var orders = new ArrayList<Order>();
        for (int source : sources) {
            if (sources.stream().noneMatch(other -> other != source && isBefore(source, other))) {
                orders.add(new Order(source, through));
            }
        }
        var timer = timer(g, object, kind);
        if (timer != null) {
            orders.add(new Order(timer, "timer"));
        }
        return orders;
    }

    private void collect(int g, int partner, Set<Integer> sources) {
        var before = known.getOrDefault(g, NOTHING);
        var now = happensBefore.clock(g);
        for (int h : stepsOf.keySet()) {
            if (h != g && h != partner && now.get(h) > before.get(h)) {
                int source = lastStep(h, now.get(h));
                if (source > 0) {
                    sources.add(source);
                }
            }
        }
    }

    private int lastStep(int g, int epoch) {
        for (int step : stepsOf.getOrDefault(g, List.of()).reversed()) {
            if (step <= made.size() && made.get(step - 1).epochOf(g) <= epoch) {
                return step;
            }
        }
        return 0;
    }

    /// Whether a step happens before another one, both in the past.
    private boolean isBefore(int step, int other) {
        var it = made.get(step - 1);
        return step < other && made.get(other - 1).after().get(it.goroutine()) >= it.epoch();
    }

    private String type(int object) {
        var type = scheduler.model().type(object);
        return type == null ? "other" : Names.text(type);
    }

    private void rememberFired(int step) {
        var clock = scheduler.model().clock();
        var timers = clock.justFired();
        for (int i = 0; i < timers.size(); i++) {
            int timer = (int) timers.get(i);
            fired.put(timer, step);
            if (clock.effect(timer) == VirtualClock.Effect.SEND) {
                fired.put(clock.target(timer), step);
            }
        }
    }

    /// The step of the clock without which this one could not have been, or `null`.
    private @Nullable Integer timer(int g, int object, OperationKind kind) {
        return switch (kind) {
            case START -> fired.get(scheduler.identities().timerOf(g));
            case SLEEP, RECEIVE -> fired.get(object);
            default -> null;
        };
    }

    private Set<Integer> touched(Labels footprint, int object) {
        var objects = new LinkedHashSet<Integer>();
        if (object >= 0) {
            objects.add(object);
        }
        for (int i = 0; i < footprint.size(); i++) {
            int x = Access.object(footprint.get(i));
            var type = scheduler.model().type(x);
            if (names.isKnown(x) && type != null && type != ObjectType.TIMER) {
                objects.add(x);
            }
        }
        return objects;
    }
}
