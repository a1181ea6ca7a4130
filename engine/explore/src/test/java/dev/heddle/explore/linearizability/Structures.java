package dev.heddle.explore.linearizability;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Structures, each right or with one well-known mistake, according to a flag.
final class Structures {
    private Structures() {}

    /// Right: one lock around reading and writing. Wrong: a lock around each.
    static final class Counter {
        private final Mutex mutex = new Mutex();
        private final boolean wrong;
        private int value;

        Counter(boolean wrong) {
            this.wrong = wrong;
        }

        int increment() {
            mutex.lock();
            int read = value;
            if (wrong) {
                mutex.unlock();
                mutex.lock();
            }
            value = read + 1;
            mutex.unlock();
            return read + 1;
        }

        int get() {
            try (var _ = mutex.hold()) {
                return value;
            }
        }
    }

    /// Wrong: looks whether it is empty, and pops, in two critical sections.
    static final class Stack {
        private final Mutex mutex = new Mutex();
        private final List<Integer> elements = new ArrayList<>();
        private final boolean wrong;

        Stack(boolean wrong) {
            this.wrong = wrong;
        }

        @Nullable
        Object push(int element) {
            try (var _ = mutex.hold()) {
                elements.add(element);
                return null;
            }
        }

        @Nullable
        Integer pop() {
            mutex.lock();
            try {
                if (elements.isEmpty()) {
                    return null;
                }
                if (wrong) {
                    mutex.unlock();
                    Go.yieldNow();
                    mutex.lock();
                }
                return elements.removeLast();
            } finally {
                mutex.unlock();
            }
        }
    }

    /// Wrong: a transfer holds one lock at a time, so that a sum over both sees half of it.
    static final class Accounts {
        private final Mutex[] locks = {new Mutex("a"), new Mutex("b")};
        private final int[] balances = {10, 10};
        private final boolean wrong;

        Accounts(boolean wrong) {
            this.wrong = wrong;
        }

        @Nullable
        Object transfer() {
            locks[0].lock();
            if (!wrong) {
                locks[1].lock();
            }
            balances[0]--;
            if (wrong) {
                locks[0].unlock();
                locks[1].lock();
            }
            balances[1]++;
            locks[1].unlock();
            if (!wrong) {
                locks[0].unlock();
            }
            return null;
        }

        int sum() {
            locks[0].lock();
            locks[1].lock();
            int sum = balances[0] + balances[1];
            locks[1].unlock();
            locks[0].unlock();
            return sum;
        }
    }

    /// Wrong: `computeIfAbsent` looks under the reader's lock and does not look again under the writer's.
    static final class Cache {
        private final RWMutex lock = new RWMutex();
        private final Map<String, Integer> values = new HashMap<>();
        private final boolean wrong;

        Cache(boolean wrong) {
            this.wrong = wrong;
        }

        int computeIfAbsent(String key, int value) {
            try (var _ = lock.readHold()) {
                var known = values.get(key);
                if (known != null) {
                    return known;
                }
            }
            try (var _ = lock.hold()) {
                if (!wrong && values.get(key) instanceof Integer known) {
                    return known;
                }
                values.put(key, value);
                return value;
            }
        }
    }

    /// Wrong: wakes one waiter, though both kinds wait for one condition: it may be one of the same kind.
    static final class BoundedBuffer {
        private final Mutex mutex = new Mutex();
        private final Cond changed = new Cond(mutex);
        private final ArrayDeque<Integer> elements = new ArrayDeque<>();
        private final boolean wrong;

        BoundedBuffer(boolean wrong) {
            this.wrong = wrong;
        }

        @Nullable
        Object put(int element) {
            try (var _ = mutex.hold()) {
                while (elements.size() == 1) {
                    changed.await();
                }
                elements.add(element);
                wake();
                return null;
            }
        }

        int take() {
            try (var _ = mutex.hold()) {
                while (elements.isEmpty()) {
                    changed.await();
                }
                int element = elements.remove();
                wake();
                return element;
            }
        }

        private void wake() {
            if (wrong) {
                changed.signal();
            } else {
                changed.broadcast();
            }
        }
    }

    /// Wrong: answers "added" by what it read before it had the lock.
    static final class UniqueNames {
        private final Mutex mutex = new Mutex();
        private final Shared<Set<String>> names = new Shared<>(Set.of());
        private final boolean wrong;

        UniqueNames(boolean wrong) {
            this.wrong = wrong;
        }

        boolean add(String name) {
            if (wrong && !names.get().contains(name)) {
                try (var _ = mutex.hold()) {
                    put(name);
                    return true;
                }
            }
            try (var _ = mutex.hold()) {
                boolean isNew = !names.get().contains(name);
                put(name);
                return isNew;
            }
        }

        private void put(String name) {
            var more = new HashSet<>(names.get());
            more.add(name);
            names.set(Set.copyOf(more));
        }
    }

    /// Wrong: to count, it takes the oldest letter out and puts it back, as the youngest.
    static final class Mailbox {
        private final Chan<Integer> letters = Chan.buffered(2);
        private final boolean wrong;

        Mailbox(boolean wrong) {
            this.wrong = wrong;
        }

        boolean post(int letter) {
            return letters.trySend(letter);
        }

        int size() {
            if (wrong && letters.tryReceive().orElse(null) instanceof Integer letter) {
                int others = letters.length();
                letters.send(letter);
                return others + 1;
            }
            return letters.length();
        }

        @Nullable
        Integer fetch() {
            return letters.tryReceive().orElse(null);
        }
    }
}
