package dev.heddle.benchmarks;

import dev.heddle.Chan;
import dev.heddle.Unit;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// A million goroutines started and joined, and 100,000 blocked at once, each on a channel of its own; beside
/// virtual threads with queues of the JDK. Prints a table.
public final class Million {
    private static final int STARTED = 1_000_000;
    private static final int BLOCKED = 100_000;
    private static final int ROUNDS = 5;

    private Million() {}

    /// @param arguments none
    public static void main(String[] arguments) throws Exception {
        System.out.println("| " + ROUNDS + " rounds; median (min-max) | goroutines | virtual threads |");
        System.out.println("|---|---|---|");
        row("1,000,000 started and joined, ns each", Million::startGoroutines, Million::startThreads);
        var goroutines = new ArrayList<Blocked>();
        var threads = new ArrayList<Blocked>();
        for (int i = 0; i < ROUNDS; i++) {
            goroutines.add(blockGoroutines());
            threads.add(blockThreads());
        }
        row("100,000 blocked at once, each on its own channel: bytes each", goroutines, threads, Part.BYTES);
        row("... started and blocked, ns each", goroutines, threads, Part.START);
        row("... woken and ended, ns each", goroutines, threads, Part.END);
    }

    /// What one round with goroutines blocked at once gave, per goroutine.
    private record Blocked(long bytes, long startNanos, long endNanos) {}

    private enum Part {
        BYTES,
        START,
        END;

        long of(Blocked b) {
            return switch (this) {
                case BYTES -> b.bytes;
                case START -> b.startNanos;
                case END -> b.endNanos;
            };
        }
    }

    private interface Workload {
        /// Nanoseconds per goroutine.
        long run() throws Exception;
    }

    private static void row(String name, Workload goroutines, Workload threads) throws Exception {
        var ours = new long[ROUNDS];
        var theirs = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ours[i] = goroutines.run();
            theirs[i] = threads.run();
        }
        print(name, ours, theirs);
    }

    private static void row(String name, List<Blocked> goroutines, List<Blocked> threads, Part part) {
        print(
                name,
                goroutines.stream().mapToLong(part::of).toArray(),
                threads.stream().mapToLong(part::of).toArray());
    }

    private static void print(String name, long[] ours, long[] theirs) {
        System.out.println("| " + name + " | " + spread(ours) + " | " + spread(theirs) + " |");
    }

    private static String spread(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] + " (" + sorted[0] + "-" + sorted[sorted.length - 1] + ")";
    }

    private static long startGoroutines() {
        var from = System.nanoTime();
        var all = new WaitGroup();
        all.go(() -> {
            for (int i = 0; i < STARTED; i++) {
                all.go(() -> {});
            }
        });
        all.await();
        return each(from, STARTED);
    }

    private static long startThreads() throws InterruptedException {
        var from = System.nanoTime();
        var all = new CountDownLatch(STARTED);
        Thread.startVirtualThread(() -> {
            for (int i = 0; i < STARTED; i++) {
                Thread.startVirtualThread(all::countDown);
            }
        });
        all.await();
        return each(from, STARTED);
    }

    private static Blocked blockGoroutines() throws InterruptedException {
        var channels = new ArrayList<Chan<Unit>>(BLOCKED);
        var empty = Heap.usedAfterCollection();
        var from = System.nanoTime();
        var begun = new WaitGroup();
        var all = new WaitGroup();
        begun.add(BLOCKED);
        all.go(() -> {
            for (int i = 0; i < BLOCKED; i++) {
                var channel = Chan.<Unit>unbuffered();
                channels.add(channel);
                all.go(() -> {
                    begun.done();
                    channel.receive();
                });
            }
        });
        begun.await();
        long start = each(from, BLOCKED);
        untilParked();
        var bytes = (Heap.usedAfterCollection() - empty) / BLOCKED;
        from = System.nanoTime();
        channels.forEach(Chan::close);
        all.await();
        return new Blocked(bytes, start, each(from, BLOCKED));
    }

    private static Blocked blockThreads() throws InterruptedException {
        var queues = new ArrayList<SynchronousQueue<Unit>>(BLOCKED);
        var threads = new ArrayList<Thread>(BLOCKED);
        var empty = Heap.usedAfterCollection();
        var from = System.nanoTime();
        var begun = new CountDownLatch(BLOCKED);
        var all = new CountDownLatch(BLOCKED);
        Thread.startVirtualThread(() -> {
            for (int i = 0; i < BLOCKED; i++) {
                var queue = new SynchronousQueue<Unit>();
                queues.add(queue);
                threads.add(Thread.startVirtualThread(() -> {
                    begun.countDown();
                    try {
                        queue.take();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    all.countDown();
                }));
            }
        });
        begun.await();
        long start = each(from, BLOCKED);
        untilParked();
        var bytes = (Heap.usedAfterCollection() - empty) / BLOCKED;
        from = System.nanoTime();
        for (int i = 0; i < BLOCKED; i++) {
            queues.get(i).offer(Unit.UNIT);
        }
        all.await();
        return new Blocked(bytes, start, each(from, BLOCKED));
    }

    /// The last ones have begun, but may not have come to their channel.
    private static void untilParked() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(100);
    }

    private static long each(long from, int count) {
        return (System.nanoTime() - from) / count;
    }
}
