package dev.heddle.benchmarks;

import dev.heddle.Chan;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the workloads of production mode need, so that each is written once for all who are compared. A forked JVM
/// uses one peer only, so the calls through these interfaces cost nothing.
sealed interface Peer {
    /// The peer of this name: `heddle` or `jdk`.
    static Peer of(String name) {
        return switch (name) {
            case "heddle" -> new Heddle();
            case "jdk" -> new Jdk();
            default -> throw new IllegalArgumentException("peer must be heddle or jdk, was " + name);
        };
    }

    /// A channel or queue; capacity 0 means that a put waits for its take.
    Pipe pipe(int capacity);

    /// A lock that is free.
    Lock lock();

    /// Starts tasks side by side.
    ///
    /// @param size how many there will be
    Crew crew(int size);

    /// Carries values.
    interface Pipe {
        void put(Integer value) throws InterruptedException;

        Integer take() throws InterruptedException;

        /// A value if there is one.
        @Nullable
        Object poll();
    }

    /// Excludes others.
    interface Lock {
        void lock();

        void unlock();
    }

    /// Tasks that run side by side.
    interface Crew {
        void start(Task task);

        /// Waits until all have ended.
        void await() throws InterruptedException;
    }

    /// What a member of a crew does.
    interface Task {
        void run() throws Exception;
    }

    /// Goroutines, channels and [Mutex].
    record Heddle() implements Peer {
        @Override
        public Pipe pipe(int capacity) {
            var channel = Chan.<Integer>buffered(capacity);
            return new Pipe() {
                @Override
                public void put(Integer value) {
                    channel.send(value);
                }

                @Override
                public Integer take() {
                    var value = channel.receive();
                    if (value == null) {
                        throw new IllegalStateException("nobody closes it");
                    }
                    return value;
                }

                @Override
                public Object poll() {
                    return channel.tryReceive();
                }
            };
        }

        @Override
        public Lock lock() {
            var mutex = new Mutex();
            return new Lock() {
                @Override
                public void lock() {
                    mutex.lock();
                }

                @Override
                public void unlock() {
                    mutex.unlock();
                }
            };
        }

        @Override
        public Crew crew(int size) {
            var group = new WaitGroup();
            return new Crew() {
                @Override
                public void start(Task task) {
                    group.go(task::run);
                }

                @Override
                public void await() {
                    group.await();
                }
            };
        }
    }

    /// Virtual threads, [SynchronousQueue], [ArrayBlockingQueue] and [ReentrantLock].
    record Jdk() implements Peer {
        @Override
        public Pipe pipe(int capacity) {
            BlockingQueue<Integer> queue =
                    capacity == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(capacity);
            return new Pipe() {
                @Override
                public void put(Integer value) throws InterruptedException {
                    queue.put(value);
                }

                @Override
                public Integer take() throws InterruptedException {
                    return queue.take();
                }

                @Override
                public @Nullable Object poll() {
                    return queue.poll();
                }
            };
        }

        @Override
        public Lock lock() {
            var lock = new ReentrantLock();
            return new Lock() {
                @Override
                public void lock() {
                    lock.lock();
                }

                @Override
                public void unlock() {
                    lock.unlock();
                }
            };
        }

        @Override
        public Crew crew(int size) {
            var latch = new CountDownLatch(size);
            return new Crew() {
                @Override
                public void start(Task task) {
                    Thread.startVirtualThread(() -> {
                        try {
                            task.run();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        } finally {
                            latch.countDown();
                        }
                    });
                }

                @Override
                public void await() throws InterruptedException {
                    latch.await();
                }
            };
        }
    }
}
