package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one execution knows of the program's own objects, by identity. Only its goroutines come here, one at a
/// time.
final class Execution {
    /// Under this key the scheduler keeps it for as long as the execution lasts.
    private static final Object KEY = new Object();

    private final DeterministicScheduler scheduler;
    private final Map<Object, Entry> entries = new IdentityHashMap<>();
    private final Map<String, Entry> classes = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private int futures = -1;
    private final Map<Object, Long> values = new IdentityHashMap<>();
    /// How many things of a sort the program has made that the JDK numbers: threads, pools.
    private final Map<String, Integer> counts = new HashMap<>();

    private Execution(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// The one that runs a goroutine.
    static Execution of(Goroutine g) {
        return g.scheduler().objects().standIn(KEY, () -> new Execution(g.scheduler()));
    }

    /// Registers an object that a goroutine has just made.
    Entry made(Goroutine by, Object object) {
        var entry = Entry.made(scheduler.objects().name(by));
        taken.add(entry.number);
        entries.put(object, entry);
        return entry;
    }

    /// What is known of an object; `null` if nothing is.
    @Nullable
    Entry known(Object object) {
        return entries.get(object);
    }

    /// Has another object stand for the same as one that is known.
    void share(Object other, Entry entry) {
        entries.put(other, entry);
    }

    /// What is known of an object that a goroutine comes to.
    Entry entry(Goroutine g, Object object) {
        var entry = entries.get(object);
        if (entry == null) {
            entry = object instanceof Class<?> type ? ofClass(type.getName()) : met(g);
            taken.add(entry.number);
            entries.put(object, entry);
        } else if (entry.isNewTo(g.id())) {
            scheduler.objects().nameMet(g, entry.number, taken::contains);
        }
        return entry;
    }

    /// What is known of a class, with its static fields. Two of one name, from two loaders, count as one.
    Entry ofClass(String name) {
        return classes.computeIfAbsent(
                name, _ -> Entry.made(scheduler.identities().ofClass(name)));
    }

    private Entry met(Goroutine g) {
        var entry = Entry.met(scheduler.objects().nameMet(g, -1, taken::contains));
        entry.isNewTo(g.id());
        return entry;
    }

    /// What the links between all futures of the execution are, of which the JDK's code does not tell.
    int futures(Goroutine g) {
        if (futures < 0) {
            futures = scheduler.identities().ofClass("java.util.concurrent.CompletableFuture");
            scheduler
                    .objects()
                    .create(
                            g,
                            futures,
                            futures,
                            ObjectType.VARIABLE,
                            0,
                            0,
                            new Wording("futures", "CompletableFuture", Vocabulary.CALLS),
                            null);
        }
        return futures;
    }

    /// A number for a value, by identity, so that the model can compare what a compare-and-set compares.
    long value(@Nullable Object value) {
        return value == null ? 0 : values.computeIfAbsent(value, _ -> values.size() + 1L);
    }

    /// Counts one more thing of a sort, from 0.
    int next(String sort) {
        return counts.merge(sort, 1, Integer::sum) - 1;
    }
}
