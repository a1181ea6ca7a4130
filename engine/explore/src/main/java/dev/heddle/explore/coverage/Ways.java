package dev.heddle.explore.coverage;

import dev.heddle.model.Alternatives;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which cases of a select were taken, and which of two operations came first where either could have.
///
/// An operation here is what a goroutine does to an object, whichever time it does it. Its place in the source is
/// looked up when it is first seen: looking at the stack each time would cost more than the execution.
final class Ways implements Observer {
    private final DeterministicScheduler scheduler;
    private final Map<Long, Select> selects = new HashMap<>();
    private final Map<Long, String> operations = new HashMap<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Long, String> objects = new HashMap<>();

    /// A select of a goroutine, by its channels.
    private static final class Select {
        final String place;
        final List<@Nullable String> cases;
        final boolean hasDefault;
        /// A bit for each case that was taken, the lowest one for the default.
        long taken;

        Select(String place, List<@Nullable String> cases, boolean hasDefault) {
            this.place = place;
            this.cases = cases;
            this.hasDefault = hasDefault;
        }
    }

    /// Two operations, and which of them was seen before the other.
    private static final class Order {
        final String one;
        final String other;
        boolean oneFirst;
        boolean otherFirst;

        Order(String one, String other) {
            this.one = one;
            this.other = other;
        }
    }

    Ways(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
        objects.computeIfAbsent(scheduler.identities().objectHash(object), _ -> {
            var what = type == ObjectType.PLAIN_VARIABLE
                    ? "variable"
                    : type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return name == null ? what + " of " + shortText(Site.caller()) : what + " \"" + name + "\"";
        });
    }

    @Override
    public void pended(Goroutine g) {
        var model = scheduler.model();
        var kind = model.pending(g.id());
        var cases = model.pendingAlternatives(g.id());
        if (cases != null) {
            selects.computeIfAbsent(key(g.id(), cases), _ -> select(cases));
        } else if (kind != null && model.pendingObject(g.id()) >= 0) {
            operations.computeIfAbsent(
                    key(g.id(), kind, model.pendingObject(g.id())),
                    _ -> "\"" + name(g) + "\" " + text(kind) + " " + object(model.pendingObject(g.id())) + " ("
                            + shortText(Site.caller()) + ")");
        }
    }

    private Select select(Alternatives cases) {
        var texts = new ArrayList<@Nullable String>();
        for (int i = 0; i < cases.size(); i++) {
            var kind = cases.kind(i);
            texts.add(kind == null ? null : text(kind) + " " + object(cases.object(i)));
        }
        return new Select(shortText(Site.caller()), texts, cases.hasDefault());
    }

    @Override
    public void executed(long label, Labels footprint) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            return;
        }
        var kind = scheduler.schedule().lastKind();
        if (kind == OperationKind.SELECT) {
            take(g, Label.alternative(label));
        }
        if (Label.partner(label) != Label.ALONE && Label.partnerAlternative(label) >= 0) {
            take(Label.partner(label), Label.partnerAlternative(label));
        }
        int x = scheduler.model().pendingObject(g);
        if (kind == OperationKind.SELECT || x < 0 || !touches(footprint, x)) {
            return;
        }
        long own = key(g, kind, x);
        var model = scheduler.model();
        for (int i = 0; i < model.liveCount(); i++) {
            int h = model.live(i);
            var other = model.pending(h);
            if (h != g
                    && h != Label.partner(label)
                    && other != null
                    && other != OperationKind.SELECT
                    && model.pendingObject(h) == x
                    && !commute(kind, other)
                    && scheduler.schedule().wasEnabled(h)) {
                order(own, key(h, other, x));
            }
        }
    }

    private void take(int g, int alternative) {
        var cases = scheduler.model().lastAlternatives(g);
        if (cases == null) {
            return;
        }
        var select = selects.get(key(g, cases));
        if (select != null) {
            select.taken |= 1L << Math.min(63, alternative == Label.OTHERWISE ? 0 : alternative + 1);
        }
    }

    private static boolean touches(Labels footprint, int object) {
        for (int i = 0; i < footprint.size(); i++) {
            if (Access.object(footprint.get(i)) == object) {
                return true;
            }
        }
        return false;
    }

    /// Sends and receives meet by the channel's order, whoever comes first; the others here only look, or count.
    private static boolean commute(OperationKind a, OperationKind b) {
        if (a == OperationKind.SEND && b == OperationKind.RECEIVE
                || a == OperationKind.RECEIVE && b == OperationKind.SEND) {
            return true;
        }
        return a == b
                && (a == OperationKind.READ
                        || a == OperationKind.LENGTH
                        || a == OperationKind.READ_LOCK
                        || a == OperationKind.READ_UNLOCK
                        || a == OperationKind.WAIT
                        || a == OperationKind.ADD);
    }

    private void order(long first, long second) {
        var isSwapped = Long.compareUnsigned(first, second) > 0;
        long low = isSwapped ? second : first;
        long high = isSwapped ? first : second;
        var order = orders.computeIfAbsent(low * 31 + high, _ -> new Order(operation(low), operation(high)));
        order.oneFirst |= !isSwapped;
        order.otherFirst |= isSwapped;
    }

    private String operation(long key) {
        return operations.getOrDefault(key, "an operation");
    }

    private long key(int g, OperationKind kind, int object) {
        long hash = scheduler.identities().pathHash(g) * 31 + kind.ordinal();
        return (hash ^ scheduler.identities().objectHash(object)) * 0x9e3779b97f4a7c15L;
    }

    private long key(int g, Alternatives cases) {
        long hash = scheduler.identities().pathHash(g) * 31 + (cases.hasDefault() ? 1 : 0);
        for (int i = 0; i < cases.size(); i++) {
            var kind = cases.kind(i);
            hash = hash * 31
                    + (kind == null
                            ? -1
                            : kind.ordinal() + scheduler.identities().objectHash(cases.object(i)));
        }
        return hash * 0x9e3779b97f4a7c15L;
    }

    private String object(int x) {
        return objects.getOrDefault(scheduler.identities().objectHash(x), "an object");
    }

    private static String text(OperationKind kind) {
        return kind == OperationKind.SEND
                ? "send to"
                : kind == OperationKind.RECEIVE
                        ? "receive from"
                        : kind == OperationKind.WAIT ? "wait for" : kind.text();
    }

    private String name(Goroutine g) {
        var name = g.name();
        return name == null ? scheduler.identities().path(g.id()) : name;
    }

    private static String shortText(Site site) {
        return site.line() < 0 ? site.file() : site.file() + ":" + site.line();
    }

    // ---- what was seen ----

    /// What others have seen has been seen.
    void add(Ways others) {
        others.selects.forEach((key, select) -> {
            var own = selects.putIfAbsent(key, select);
            if (own != null) {
                own.taken |= select.taken;
            }
        });
        others.orders.forEach((key, order) -> {
            var own = orders.putIfAbsent(key, order);
            if (own != null) {
                own.oneFirst |= order.oneFirst;
                own.otherFirst |= order.otherFirst;
            }
        });
    }

    /// The cases that were never taken, by any goroutine that has come to that select, as text.
    List<String> neverTaken() {
        var taken = new TreeSet<String>();
        var all = new TreeSet<String>();
        for (var select : selects.values()) {
            for (int i = -1; i < select.cases.size(); i++) {
                if (i < 0 ? !select.hasDefault : select.cases.get(i) == null) {
                    continue;
                }
                var text = (i < 0 ? "default" : select.cases.get(i)) + " in the select at " + select.place;
                all.add(text);
                if ((select.taken >>> Math.min(63, i + 1) & 1) != 0) {
                    taken.add(text);
                }
            }
        }
        all.removeAll(taken);
        return List.copyOf(all);
    }

    /// Pairs of operations that could have come in either order, and always came in this one, as text.
    List<String> oneOrderOnly() {
        var list = new TreeSet<String>();
        for (var order : orders.values()) {
            if (order.oneFirst != order.otherFirst) {
                list.add(order.oneFirst ? order.one + " before " + order.other : order.other + " before " + order.one);
            }
        }
        return List.copyOf(list);
    }

    /// How many pairs of operations could have come in either order.
    int pairs() {
        return orders.size();
    }
}
