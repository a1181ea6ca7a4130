package dev.heddle.benchmarks;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Small programs without a race, as people write them: they are measured as they were compiled and rewritten.
///
/// Public with a public constructor, as both are looked for in another class loader.
public final class SharedPrograms {
    private static final int GOROUTINES = 3;

    public SharedPrograms() {}

    /// A program by its name.
    public GoBody named(String name) {
        return switch (name) {
            case "accounts" -> SharedPrograms::accounts;
            case "cache" -> SharedPrograms::cache;
            case "wordCount" -> SharedPrograms::wordCount;
            case "mergeSort" -> SharedPrograms::mergeSort;
            default -> throw new IllegalArgumentException("no program is called " + name);
        };
    }

    private static final class Account {
        private final Mutex mutex = new Mutex();
        private int balance = 100;
    }

    /// Goroutines transfer between accounts, each of which has a mutex.
    private static void accounts() {
        var accounts = new ArrayList<Account>();
        for (int i = 0; i < GOROUTINES; i++) {
            accounts.add(new Account());
        }
        var group = new WaitGroup();
        for (int i = 0; i < GOROUTINES; i++) {
            var from = accounts.get(i);
            var to = accounts.get((i + 1) % GOROUTINES);
            group.go(() -> {
                for (int amount = 1; amount <= 2; amount++) {
                    try (var _ = from.mutex.hold()) {
                        from.balance -= amount;
                    }
                    try (var _ = to.mutex.hold()) {
                        to.balance += amount;
                    }
                }
            });
        }
        group.await();
        int sum = 0;
        for (var account : accounts) {
            sum += account.balance;
        }
        check(sum, 100 * GOROUTINES);
    }

    private static final class Cache {
        private final Mutex mutex = new Mutex();
        private final Map<Integer, String> entries = new LinkedHashMap<>();
        private int hits;

        String get(int key) {
            try (var _ = mutex.hold()) {
                var known = entries.get(key);
                if (known != null) {
                    hits++;
                    return known;
                }
                var made = "value " + key;
                entries.put(key, made);
                if (entries.size() > 2) {
                    entries.remove(entries.keySet().iterator().next());
                }
                return made;
            }
        }
    }

    /// A cache of two entries behind one mutex.
    private static void cache() {
        var cache = new Cache();
        var group = new WaitGroup();
        for (int i = 0; i < GOROUTINES; i++) {
            int first = i;
            group.go(() -> {
                for (int key = first; key < first + 3; key++) {
                    Objects.requireNonNull(cache.get(key % 4));
                }
            });
        }
        group.await();
        check(cache.entries.size(), 2);
    }

    /// Each goroutine counts the words of a part in a map of its own and sends it.
    private static void wordCount() {
        var counts = Chan.<Map<String, Integer>>unbuffered();
        for (int i = 0; i < GOROUTINES; i++) {
            Go.go(() -> {
                var own = new HashMap<String, Integer>();
                for (var word : List.of("the", "quick", "the", "lazy", "dog", "the", "fox", "quick")) {
                    own.merge(word, 1, Integer::sum);
                }
                counts.send(own);
            });
        }
        var all = new HashMap<String, Integer>();
        for (int i = 0; i < GOROUTINES; i++) {
            for (var entry : Objects.requireNonNull(counts.receive()).entrySet()) {
                all.merge(entry.getKey(), entry.getValue(), Integer::sum);
            }
        }
        check(all.getOrDefault("the", 0), 3 * GOROUTINES);
    }

    /// Halves of an array are sorted by goroutines of their own down to eight elements.
    private static void mergeSort() {
        var numbers = new int[64];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 37) % 64;
        }
        sort(numbers, 0, numbers.length, 2);
        for (int i = 0; i < numbers.length; i++) {
            check(numbers[i], i);
        }
    }

    private static void sort(int[] numbers, int from, int to, int forks) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) / 2;
        if (forks > 0) {
            var group = new WaitGroup();
            group.go(() -> sort(numbers, from, middle, forks - 1));
            sort(numbers, middle, to, forks - 1);
            group.await();
        } else {
            sort(numbers, from, middle, 0);
            sort(numbers, middle, to, 0);
        }
        var left = Arrays.copyOfRange(numbers, from, middle);
        int taken = 0;
        int right = middle;
        for (int i = from; taken < left.length; i++) {
            numbers[i] = right == to || left[taken] <= numbers[right] ? left[taken++] : numbers[right++];
        }
    }

    private static void check(int found, int expected) {
        if (found != expected) {
            throw new AssertionError("found " + found + " in place of " + expected);
        }
    }
}
