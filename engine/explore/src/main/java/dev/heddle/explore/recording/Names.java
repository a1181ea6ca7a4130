package dev.heddle.explore.recording;

import dev.heddle.model.Identities;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Site;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a report calls the goroutines and objects of one execution.
///
/// A goroutine goes by the user's name, or else by its path: `2.1` is the first that main's second one started. An
/// object goes by the user's name in quotes, or else by a number within its type, in order of making.
public final class Names {
    private final DeterministicScheduler scheduler;
    private final Map<Integer, Described> goroutines = new HashMap<>();
    private final Map<Integer, Described> objects = new LinkedHashMap<>();
    private final Map<Integer, Integer> ordinals = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    /// What the whole of several parts is called, which all share.
    private final Map<String, String> wholes = new HashMap<>();

    Names(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
        goroutines.put(Identities.MAIN, new Described("main", Site.UNKNOWN.element()));
        taken.put("goroutine main", 1);
    }

    void goroutine(Goroutine g, Site site) {
        var name = g.name() == null ? scheduler.identities().path(g.id()) : g.name();
        goroutines.put(g.id(), new Described(unique("goroutine ", name), site.element()));
    }

    void object(int x, ObjectType type, @Nullable String name, Site site) {
        ordinals.put(x, ordinals.size() + 1);
        var wording = scheduler.objects().wording(x);
        var noun = wording == null ? text(type) : wording.noun();
        int whole = scheduler.identities().whole(x);
        var own = wholes.computeIfAbsent(noun + ' ' + whole, _ -> {
            int number = taken.merge(noun, 1, Integer::sum);
            return noun + (name == null ? " " + number : " \"" + unique(noun + " ", name) + "\"");
        });
        objects.put(x, new Described(wording == null ? own : wording.part() + own, site.element()));
    }

    /// A type of objects as a report names it.
    static String text(ObjectType type) {
        return switch (type) {
            case CHANNEL,
                    MUTEX,
                    COND,
                    ONCE,
                    TIMER,
                    WAIT_GROUP,
                    VARIABLE,
                    SEMAPHORE,
                    LATCH,
                    QUEUE,
                    BAG,
                    READ_WRITE_LOCK -> type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case RW_MUTEX -> "rwmutex";
            case PLAIN_VARIABLE -> "variable";
        };
    }

    /// Whether this execution has made an object of this number.
    boolean isKnown(int x) {
        return objects.containsKey(x);
    }

    private String unique(String what, String name) {
        var count = taken.merge(what + name, 1, Integer::sum);
        return count == 1 ? name : name + "#" + count;
    }

    /// The name of a goroutine, without quotes.
    public String goroutine(int g) {
        var known = goroutines.get(g);
        return known == null ? scheduler.identities().path(g) : known.name();
    }

    /// Where a goroutine was started, or `null` for main and those that a timer started.
    public @Nullable StackTraceElement startedAt(int g) {
        var known = goroutines.get(g);
        return known == null || known.origin().getLineNumber() < 0 ? null : known.origin();
    }

    /// An object as a report names it.
    public String object(int x) {
        var known = objects.get(x);
        return known == null ? "nil channel" : known.name();
    }

    /// Where an object was made, or `null` if there is none.
    public @Nullable StackTraceElement madeAt(int x) {
        var known = objects.get(x);
        return known == null || known.origin().getLineNumber() < 0 ? null : known.origin();
    }

    /// The how-manieth object of the execution it is, from 1.
    int ordinal(int x) {
        return ordinals.getOrDefault(x, 0);
    }
}
