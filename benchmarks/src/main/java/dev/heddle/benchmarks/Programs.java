package dev.heddle.benchmarks;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;

/// The bodies that the benchmarks explore. Each is correct and ends, save for [#leaving].
final class Programs {
    private Programs() {}

    /// Goroutines that enter critical sections of one mutex.
    static void mutex(int goroutines, int sections) {
        var mutex = new Mutex();
        for (int i = 0; i < goroutines; i++) {
            Go.go(() -> {
                for (int k = 0; k < sections; k++) {
                    mutex.lock();
                    mutex.unlock();
                }
            });
        }
    }

    /// Two goroutines that hand a value back and forth over unbuffered channels.
    static void pingPong(int rounds) {
        var there = Chan.<Integer>unbuffered();
        var back = Chan.<Integer>unbuffered();
        Go.go(() -> {
            for (int k = 0; k < rounds; k++) {
                there.receive();
                back.send(k);
            }
        });
        for (int k = 0; k < rounds; k++) {
            there.send(k);
            back.receive();
        }
    }

    /// One producer and one consumer with a buffer between them.
    static void pipe(int capacity, int values) {
        var pipe = Chan.<Integer>buffered(capacity);
        Go.go(() -> {
            for (int k = 0; k < values; k++) {
                pipe.send(k);
            }
            pipe.close();
        });
        while (pipe.receive() != null) {}
    }

    /// Two producers, each on its own unbuffered channel, and a select of both.
    static void select(int values) {
        var left = Chan.<Integer>unbuffered();
        var right = Chan.<Integer>unbuffered();
        Go.go(() -> sendAll(left, values));
        Go.go(() -> sendAll(right, values));
        for (int k = 0; k < 2 * values; k++) {
            Go.select(left.receiving(), right.receiving());
        }
    }

    private static void sendAll(Chan<Integer> channel, int values) {
        for (int k = 0; k < values; k++) {
            channel.send(k);
        }
    }

    /// Goroutines that all write one variable, each after some writes of a variable of its own: n! interleavings,
    /// however
    /// long the private part.
    static void writers(int goroutines, int privateWrites) {
        var shared = new Shared<>(0);
        for (int i = 0; i < goroutines; i++) {
            int value = i;
            Go.go(() -> {
                var own = new Shared<>(0);
                for (int k = 0; k < privateWrites; k++) {
                    own.set(k);
                }
                shared.set(value);
            });
        }
    }

    /// Goroutines that each add to one counter: n! interleavings.
    static void fetchAndAdd(int goroutines) {
        var counter = new Counter();
        for (int i = 0; i < goroutines; i++) {
            Go.go(() -> counter.add(1));
        }
    }

    /// One writer and n readers of a variable: 2^n interleavings.
    static void readers(int n) {
        var shared = new Shared<>(0);
        Go.go(() -> shared.set(1));
        for (int i = 0; i < n; i++) {
            Go.go(shared::get);
        }
    }

    /// Writer j sets `a[j]` to `a[j - 1] + 1`; a reader looks for the last zero, from the end: (n + 3) * 2^(n - 2)
    /// interleavings (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014).
    static void lastZero(int n) {
        var a = new Shared<?>[n + 1];
        for (int j = 0; j <= n; j++) {
            a[j] = new Shared<>(0);
        }
        Go.go(() -> {
            int i = n;
            while (number(a, i).get() != 0) {
                i--;
            }
        });
        for (int j = 1; j <= n; j++) {
            int own = j;
            Go.go(() -> number(a, own).set(number(a, own - 1).get() + 1));
        }
    }

    @SuppressWarnings("unchecked") // all of them hold numbers
    private static Shared<Integer> number(Shared<?>[] a, int i) {
        return (Shared<Integer>) a[i];
    }

    /// Leaves three goroutines behind for ever: one receives, one sends, one waits for a mutex.
    static void leaving() {
        var never = Chan.<Integer>unbuffered();
        var full = Chan.<Integer>buffered(1);
        var mutex = new Mutex();
        mutex.lock();
        Go.go(never::receive);
        Go.go(() -> {
            full.send(1);
            full.send(2);
        });
        Go.go(mutex::lock);
        Go.go(Go::yieldNow);
    }
}
