package dev.heddle.plainmemory;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.probe.CollectionWrappers;
import dev.heddle.probe.MapViews;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Programs that share collections and builders of the JDK.
final class CollectionPrograms {
    private CollectionPrograms() {}

    static List<Program> all() {
        return List.of(
                new Program(
                        "a hash map under a lock",
                        () -> underALock(new HashMap<>(), true),
                        () -> underALock(new HashMap<>(), false)),
                new Program(
                        "a tree map under a lock",
                        () -> underALock(new TreeMap<>(), true),
                        () -> underALock(new TreeMap<>(), false)),
                new Program(
                        "a concurrent hash map",
                        () -> publishes(new ConcurrentHashMap<>()),
                        () -> publishes(new HashMap<>())),
                new Program(
                        "a synchronized map",
                        () -> publishes(Collections.synchronizedMap(new HashMap<>())),
                        () -> publishes(new TreeMap<>())),
                new Program(
                        "a copy-on-write list",
                        () -> fills(new CopyOnWriteArrayList<>()),
                        () -> fills(new ArrayList<>())),
                new Program("a vector", () -> fills(new Vector<>()), () -> fills(new LinkedList<>())),
                new Program(
                        "a synchronized collection",
                        () -> fills(Collections.synchronizedCollection(new ArrayDeque<>())),
                        () -> fills(new ArrayDeque<>())),
                new Program(
                        "readers only",
                        () -> readers(new ArrayList<>(List.of(1, 2)), false),
                        () -> readers(new ArrayList<>(List.of(1, 2)), true)),
                new Program(
                        "readers only, through iterators",
                        () -> readers(new TreeSet<>(List.of(1, 2)), false),
                        () -> readers(new PriorityQueue<>(List.of(1, 2)), true)),
                new Program("an iteration under the lock", () -> iterates(true), () -> iterates(false)),
                new Program(
                        "a view of the values",
                        () -> {
                            Map<String, Integer> map = new HashMap<>();
                            Wholes.put(map, "one", 1);
                            Go.go(() -> Wholes.sum(MapViews.values(map)));
                            Wholes.sum(MapViews.values(map));
                        },
                        () -> {
                            Map<String, Integer> map = new HashMap<>();
                            Go.go(() -> Wholes.sum(MapViews.values(map)));
                            Wholes.put(map, "one", 1);
                        }),
                new Program(
                        "an unmodifiable view",
                        () -> {
                            List<Integer> list = new ArrayList<>(List.of(1));
                            Go.go(() -> Wholes.size(CollectionWrappers.unmodifiableList(list)));
                            Wholes.size(CollectionWrappers.unmodifiableList(list));
                        },
                        () -> {
                            List<Integer> list = new ArrayList<>(List.of(1));
                            Go.go(() -> Wholes.size(CollectionWrappers.unmodifiableList(list)));
                            Wholes.add(list, 2);
                        }),
                new Program(
                        "an immutable list",
                        () -> {
                            var list = List.of(1, 2);
                            Go.go(() -> Wholes.size(list));
                            Wholes.size(list);
                        },
                        () -> {
                            var list = new ArrayList<>(List.of(1, 2));
                            Go.go(() -> Wholes.sort(list));
                            Wholes.size(list);
                        }),
                new Program("a builder that is handed over", () -> builds(false), () -> builds(true)),
                new Program("a list that is replaced under a lock", () -> replaces(true), () -> replaces(false)),
                new Program(
                        "results of workers, collected by one",
                        () -> {
                            var results = Chan.<Integer>buffered(2);
                            var list = new ArrayList<Integer>();
                            for (int i = 0; i < 2; i++) {
                                int own = i;
                                Go.go(() -> results.send(own));
                            }
                            for (int i = 0; i < 2; i++) {
                                Wholes.add(list, results.receive());
                            }
                        },
                        () -> {
                            var group = new WaitGroup();
                            var list = new ArrayList<Integer>();
                            for (int i = 0; i < 2; i++) {
                                int own = i;
                                group.go(() -> Wholes.add(list, own));
                            }
                            group.await();
                        }),
                new Program(
                        "code that a concurrent map runs",
                        () -> counts(new ConcurrentHashMap<>()),
                        () -> counts(new HashMap<>())),
                new Program("a cache under a readers-writer mutex", () -> caches(true), () -> caches(false)));
    }

    private static void underALock(Map<String, Integer> map, boolean allLock) {
        var mutex = new Mutex();
        for (int i = 0; i < 2; i++) {
            int own = i;
            Go.go(() -> {
                try (var _ = mutex.hold()) {
                    Wholes.put(map, "key", own);
                }
            });
        }
        if (allLock) {
            try (var _ = mutex.hold()) {
                Wholes.get(map, "key");
            }
        } else {
            Wholes.get(map, "key");
        }
    }

    private static void publishes(Map<String, Counter> map) {
        Go.go(() -> {
            var made = new Counter();
            made.set(1);
            Wholes.put(map, "key", made);
        });
        var found = Wholes.get(map, "key");
        if (found != null) {
            found.get();
        }
    }

    private static void fills(Collection<Integer> collection) {
        Go.go(() -> Wholes.add(collection, 1));
        Go.go(() -> Wholes.add(collection, 2));
    }

    private static void readers(Collection<Integer> collection, boolean alsoWrites) {
        Go.go(() -> Wholes.sum(collection));
        Go.go(() -> Wholes.size(collection));
        if (alsoWrites) {
            Wholes.add(collection, 3);
        }
    }

    private static void iterates(boolean locks) {
        var mutex = new Mutex();
        var list = new ArrayList<>(List.of(1, 2));
        Go.go(() -> {
            try (var _ = mutex.hold()) {
                Wholes.add(list, 3);
            }
        });
        if (locks) {
            try (var _ = mutex.hold()) {
                Wholes.sum(list);
            }
        } else {
            Wholes.sum(list);
        }
    }

    private static void builds(boolean keeps) {
        var done = Chan.<StringBuilder>unbuffered();
        Go.go(() -> {
            var text = new StringBuilder();
            Wholes.append(text, "a");
            done.send(text);
            if (keeps) {
                Wholes.append(text, "b");
            }
        });
        Wholes.text(done.receive());
    }

    private static void replaces(boolean copies) {
        var mutex = new Mutex();
        var lists = new ArrayList<>(List.of(new ArrayList<>(List.of(1))));
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                List<Integer> seen;
                try (var _ = mutex.hold()) {
                    seen = Wholes.get(lists, Wholes.size(lists) - 1);
                }
                Wholes.sum(seen);
            });
        }
        try (var _ = mutex.hold()) {
            var last = Wholes.get(lists, Wholes.size(lists) - 1);
            if (copies) {
                var next = new ArrayList<>(last);
                Wholes.add(next, 2);
                Wholes.add(lists, next);
            } else {
                Wholes.add(last, 2);
            }
        }
    }

    private static void counts(Map<String, Integer> map) {
        var data = new Counter();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> MapViews.compute(map, "key", (_, old) -> {
                data.increment();
                return old == null ? 1 : old + 1;
            }));
        }
    }

    private static void caches(boolean writersExclude) {
        var mutex = new RWMutex();
        var cache = new HashMap<String, Integer>();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                Integer known;
                try (var _ = mutex.readHold()) {
                    known = Wholes.get(cache, "key");
                }
                if (known == null) {
                    try (var _ = writersExclude ? mutex.hold() : mutex.readHold()) {
                        Wholes.put(cache, "key", 1);
                    }
                }
            });
        }
    }
}
