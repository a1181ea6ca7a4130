package dev.heddle.plainmemory;

import dev.heddle.Go;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.Cond;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Locker;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Once;
import dev.heddle.sync.Pool;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.SingleFlight;
import dev.heddle.sync.WaitGroup;
import java.util.List;

/// Programs ordered by `sync`.
final class SyncPrograms {
    private SyncPrograms() {}

    static List<Program> all() {
        return List.of(
                new Program("a mutex", () -> locks(true), () -> locks(false)),
                new Program(
                        "a mutex that another goroutine unlocks",
                        () -> {
                            var data = new Counter();
                            var mutex = new Mutex();
                            mutex.lock();
                            Go.go(() -> {
                                data.set(1);
                                mutex.unlock();
                            });
                            mutex.lock();
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var mutex = new Mutex();
                            mutex.lock();
                            Go.go(() -> {
                                mutex.unlock();
                                data.set(1);
                            });
                            mutex.lock();
                            data.get();
                        }),
                new Program("a lock that is tried", () -> triesLock(false), () -> triesLock(true)),
                new Program("two mutexes for two counters", () -> twoLocks(false), () -> twoLocks(true)),
                new Program("a readers-writer mutex", () -> readsAndWrites(true), () -> readsAndWrites(false)),
                new Program(
                        "the unlock of a reader before the next writer",
                        () -> {
                            var data = new Counter();
                            var mutex = new RWMutex();
                            Go.go(() -> {
                                mutex.readLock();
                                data.get();
                                mutex.readUnlock();
                            });
                            mutex.lock();
                            data.set(1);
                            mutex.unlock();
                        },
                        () -> {
                            var data = new Counter();
                            var mutex = new RWMutex();
                            Go.go(() -> {
                                mutex.readLock();
                                mutex.readUnlock();
                                data.get();
                            });
                            mutex.lock();
                            data.set(1);
                            mutex.unlock();
                        }),
                new Program("a reader's locker", () -> throughLockers(false), () -> throughLockers(true)),
                new Program("Done before Wait", () -> waits(true), () -> waits(false)),
                new Program(
                        "workers that fill an array",
                        () -> {
                            var array = new int[3];
                            var group = new WaitGroup();
                            for (int i = 0; i < 3; i++) {
                                int own = i;
                                group.go(() -> Counter.element(array, own, own));
                            }
                            group.await();
                            for (int i = 0; i < 3; i++) {
                                Counter.element(array, i);
                            }
                        },
                        () -> {
                            var array = new int[3];
                            var group = new WaitGroup();
                            for (int i = 0; i < 3; i++) {
                                int own = i;
                                group.go(() -> Counter.element(array, own / 2, own));
                            }
                            group.await();
                        }),
                new Program(
                        "an addition before the goroutine starts",
                        () -> {
                            var group = new WaitGroup();
                            group.add(1);
                            Go.go(group::done);
                            group.await();
                        },
                        () -> {
                            var group = new WaitGroup();
                            Go.go(() -> {
                                group.add(1);
                                group.done();
                            });
                            group.await();
                        }),
                new Program(
                        "additions while the count is not zero",
                        () -> {
                            var group = new WaitGroup();
                            group.add(1);
                            Go.go(() -> {
                                group.go(() -> {});
                                group.done();
                            });
                            group.await();
                        },
                        () -> {
                            var group = new WaitGroup();
                            group.add(1);
                            Go.go(() -> {
                                group.done();
                                group.add(1);
                                group.done();
                            });
                            group.await();
                        }),
                new Program(
                        "a wait group used again",
                        () -> {
                            var data = new Counter();
                            var group = new WaitGroup();
                            for (int round = 0; round < 2; round++) {
                                group.go(data::increment);
                                group.await();
                            }
                        },
                        () -> {
                            var data = new Counter();
                            var group = new WaitGroup();
                            for (int round = 0; round < 2; round++) {
                                group.go(data::increment);
                            }
                            group.await();
                        }),
                new Program(
                        "two who wait for one group",
                        () -> {
                            var data = new Counter();
                            var group = new WaitGroup();
                            group.go(() -> data.set(1));
                            Go.go(() -> {
                                group.await();
                                data.get();
                            });
                            group.await();
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var group = new WaitGroup();
                            group.go(() -> {});
                            Go.go(() -> {
                                group.await();
                                data.set(1);
                            });
                            group.await();
                            data.get();
                        }),
                new Program(
                        "a once",
                        () -> {
                            var data = new Counter();
                            var once = new Once();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    once.run(() -> data.set(1));
                                    data.get();
                                });
                            }
                        },
                        () -> {
                            var data = new Counter();
                            var once = new Once();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    if (data.get() == 0) {
                                        once.run(() -> data.set(1));
                                    }
                                });
                            }
                        }),
                new Program(
                        "a value that is computed once",
                        () -> {
                            var made = Once.value(() -> {
                                var counter = new Counter();
                                counter.set(1);
                                return counter;
                            });
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> made.get().get());
                            }
                        },
                        () -> {
                            var lazy = new Counter();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    if (lazy.next() == null) {
                                        lazy.next(new Counter());
                                    }
                                });
                            }
                        }),
                new Program("a condition variable", () -> signals(true), () -> signals(false)),
                new Program(
                        "a broadcast",
                        () -> {
                            var ready = new Counter();
                            var mutex = new Mutex();
                            var cond = new Cond(mutex);
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    mutex.lock();
                                    while (ready.get() == 0) {
                                        cond.await();
                                    }
                                    mutex.unlock();
                                });
                            }
                            mutex.lock();
                            ready.set(1);
                            cond.broadcast();
                            mutex.unlock();
                        },
                        () -> {
                            var ready = new Counter();
                            var mutex = new Mutex();
                            var cond = new Cond(mutex);
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    mutex.lock();
                                    while (ready.get() == 0) {
                                        cond.await();
                                    }
                                    mutex.unlock();
                                });
                            }
                            ready.set(1);
                            cond.broadcast();
                        }),
                new Program("a semaphore of one", () -> acquires(1, 1), () -> acquires(2, 1)),
                new Program("a semaphore taken whole", () -> acquires(3, 3), () -> acquires(3, 1)),
                new Program("a semaphore that is tried", () -> triesSemaphore(1), () -> triesSemaphore(2)),
                new Program(
                        "an error group",
                        () -> {
                            var data = new Counter();
                            var group = new ErrorGroup();
                            group.go(() -> data.set(1));
                            group.await();
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var group = new ErrorGroup();
                            group.go(() -> data.set(1));
                            data.get();
                            group.await();
                        }),
                new Program("an error group of one at a time", () -> limited(1), () -> limited(2)),
                new Program(
                        "a single flight",
                        () -> {
                            var flight = new SingleFlight<String, Counter>();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> flight.run("key", () -> {
                                            var made = new Counter();
                                            made.set(1);
                                            return made;
                                        })
                                        .get());
                            }
                        },
                        () -> {
                            var flight = new SingleFlight<String, Counter>();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> flight.run("key", Counter::new).increment());
                            }
                        }),
                new Program("a concurrent map", () -> stores(true), () -> stores(false)),
                new Program(
                        "a concurrent map that keeps the first",
                        () -> {
                            var map = new ConcurrentMap<String, Counter>();
                            for (int i = 0; i < 2; i++) {
                                int own = i;
                                Go.go(() -> {
                                    var made = new Counter();
                                    made.set(own);
                                    map.loadOrStore("key", made).get();
                                });
                            }
                        },
                        () -> {
                            var map = new ConcurrentMap<String, Counter>();
                            for (int i = 0; i < 2; i++) {
                                Go.go(() ->
                                        map.loadOrStore("key", new Counter()).increment());
                            }
                        }),
                new Program(
                        "a compare-and-swap in a concurrent map",
                        () -> {
                            var data = new Counter();
                            var map = new ConcurrentMap<String, Integer>();
                            map.store("owner", 0);
                            for (int i = 1; i <= 2; i++) {
                                int own = i;
                                Go.go(() -> {
                                    if (map.compareAndSwap("owner", 0, own)) {
                                        data.increment();
                                        map.store("owner", 0);
                                    }
                                });
                            }
                        },
                        () -> {
                            var data = new Counter();
                            var map = new ConcurrentMap<String, Integer>();
                            map.store("owner", 0);
                            for (int i = 1; i <= 2; i++) {
                                int own = i;
                                Go.go(() -> {
                                    map.compareAndSwap("owner", 0, own);
                                    data.increment();
                                });
                            }
                        }),
                new Program(
                        "a pool",
                        () -> {
                            var pool = new Pool<>(Counter::new);
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    var own = pool.get();
                                    own.increment();
                                    pool.put(own);
                                });
                            }
                        },
                        () -> {
                            var pool = new Pool<>(Counter::new);
                            for (int i = 0; i < 2; i++) {
                                Go.go(() -> {
                                    var own = pool.get();
                                    pool.put(own);
                                    own.increment();
                                });
                            }
                        }),
                new Program(
                        "a condition that watches a concurrent map",
                        () -> {
                            var data = new Counter();
                            var map = new ConcurrentMap<String, String>();
                            Go.go(() -> {
                                data.set(1);
                                map.store("ready", "yes");
                            });
                            Go.awaitUntil(() -> map.load("ready") != null);
                            data.get();
                        },
                        () -> {
                            var data = new Counter();
                            var map = new ConcurrentMap<String, String>();
                            Go.go(() -> {
                                map.store("ready", "yes");
                                data.set(1);
                            });
                            Go.awaitUntil(() -> map.load("ready") != null);
                            data.get();
                        }));
    }

    private static void locks(boolean both) {
        var data = new Counter();
        var mutex = new Mutex();
        for (int i = 0; i < 2; i++) {
            boolean locks = both || i == 0;
            Go.go(() -> {
                if (locks) {
                    try (var _ = mutex.hold()) {
                        data.increment();
                    }
                } else {
                    data.increment();
                }
            });
        }
    }

    private static void triesLock(boolean regardless) {
        var data = new Counter();
        var mutex = new Mutex();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                boolean got = mutex.tryLock();
                if (got || regardless) {
                    data.increment();
                }
                if (got) {
                    mutex.unlock();
                }
            });
        }
    }

    private static void twoLocks(boolean mixesThemUp) {
        Counter[] data = {new Counter(), new Counter()};
        Mutex[] mutexes = {new Mutex(), new Mutex()};
        for (int i = 0; i < 4; i++) {
            int which = i % 2;
            var mutex = mutexes[mixesThemUp && i == 3 ? 0 : which];
            Go.go(() -> {
                try (var _ = mutex.hold()) {
                    data[which].increment();
                }
            });
        }
    }

    private static void readsAndWrites(boolean writersExclude) {
        var data = new Counter();
        var mutex = new RWMutex();
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                try (var _ = mutex.readHold()) {
                    data.get();
                }
            });
        }
        try (var _ = writersExclude ? mutex.hold() : mutex.readHold()) {
            data.set(1);
        }
    }

    private static void throughLockers(boolean writesUnderTheReadersOne) {
        var data = new Counter();
        var mutex = new RWMutex();
        Locker writer = writesUnderTheReadersOne ? mutex.readLocker() : mutex;
        Go.go(() -> {
            mutex.readLocker().lock();
            data.get();
            mutex.readLocker().unlock();
        });
        writer.lock();
        data.set(1);
        writer.unlock();
    }

    private static void waits(boolean doneLast) {
        var data = new Counter();
        var group = new WaitGroup();
        group.add(1);
        Go.go(() -> {
            if (!doneLast) {
                group.done();
            }
            data.set(1);
            if (doneLast) {
                group.done();
            }
        });
        group.await();
        data.get();
    }

    private static void signals(boolean locksToLook) {
        var ready = new Counter();
        var mutex = new Mutex();
        var cond = new Cond(mutex);
        Go.go(() -> {
            mutex.lock();
            while (ready.get() == 0) {
                cond.await();
            }
            mutex.unlock();
        });
        mutex.lock();
        ready.set(1);
        cond.signal();
        mutex.unlock();
        if (!locksToLook) {
            Go.go(ready::increment);
        }
    }

    private static void acquires(long size, long weight) {
        var data = new Counter();
        var semaphore = new Semaphore(size);
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                semaphore.acquire(weight);
                data.increment();
                semaphore.release(weight);
            });
        }
    }

    private static void triesSemaphore(long size) {
        var data = new Counter();
        var semaphore = new Semaphore(size);
        for (int i = 0; i < 2; i++) {
            Go.go(() -> {
                if (semaphore.tryAcquire()) {
                    data.increment();
                    semaphore.release();
                }
            });
        }
    }

    private static void limited(int n) throws Exception {
        var data = new Counter();
        var group = new ErrorGroup();
        group.limit(n);
        for (int i = 0; i < 2; i++) {
            group.go(data::increment);
        }
        group.await();
    }

    private static void stores(boolean complete) {
        var map = new ConcurrentMap<String, Counter>();
        Go.go(() -> {
            var made = new Counter();
            if (complete) {
                made.set(1);
            }
            map.store("key", made);
            if (!complete) {
                made.set(1);
            }
        });
        var found = map.load("key");
        if (found != null) {
            found.get();
        }
    }
}
