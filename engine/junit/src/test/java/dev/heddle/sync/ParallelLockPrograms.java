package dev.heddle.sync;

import static dev.heddle.production.Together.check;
import static dev.heddle.production.Together.go;
import static dev.heddle.production.Together.join;
import static dev.heddle.production.Together.run;

import dev.heddle.GoBody;
import dev.heddle.parallel.SpinLock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Small programs of two or three threads on locks and the like of production. Each says itself what must hold:
/// what is guarded is touched by one at a time, which the race detector sees as well, and everybody comes through.
public final class ParallelLockPrograms {
    private ParallelLockPrograms() {}

    public static Map<String, GoBody> all() {
        var all = new LinkedHashMap<String, GoBody>();
        all.put("a spin lock, two threads, twice", () -> spin(2, 2));
        all.put("a spin lock, three threads", () -> spin(3, 1));
        all.put("a mutex, two threads, twice", () -> exclude(2, 2));
        all.put("a mutex, three threads", () -> exclude(3, 1));
        all.put("a mutex, trying", ParallelLockPrograms::tryLock);
        all.put("a mutex, interrupted", ParallelLockPrograms::interruptLock);
        all.put("a mutex, starving", ParallelLockPrograms::starve);
        all.put("a starving mutex, interrupted", ParallelLockPrograms::interruptStarving);
        all.put("two readers and a writer", ParallelLockPrograms::readAndWrite);
        all.put("two writers and a reader", ParallelLockPrograms::writeAndRead);
        all.put("a writer that is interrupted, and a reader behind it", ParallelLockPrograms::interruptWriter);
        all.put("a condition, signalled", ParallelLockPrograms::signal);
        all.put("a condition, two signals", ParallelLockPrograms::signalTwice);
        all.put("a condition, broadcast", ParallelLockPrograms::broadcast);
        all.put("a condition, signal against interrupt", ParallelLockPrograms::interruptWait);
        all.put("a wait group, two waiters", ParallelLockPrograms::waitForTwo);
        all.put("a wait group, interrupted", ParallelLockPrograms::interruptWaitGroup);
        all.put("a once, three callers", ParallelLockPrograms::once);
        all.put("a once, interrupted", ParallelLockPrograms::interruptOnce);
        return all;
    }

    /// What a lock guards: a plain field, so that who touches it without the lock is in a race.
    private static final class Guarded {
        private int count;

        void touch() {
            int before = count;
            count = before + 1;
        }
    }

    /// A spin lock that can be taken from here.
    private static final class Spinning extends SpinLock {
        void touch(Guarded guarded) {
            acquire();
            guarded.touch();
            release();
        }
    }

    private static void spin(int threads, int times) throws Exception {
        var lock = new Spinning();
        var guarded = new Guarded();
        GoBody body = () -> {
            for (int i = 0; i < times; i++) {
                lock.touch(guarded);
            }
        };
        run(body, Collections.nCopies(threads - 1, body).toArray(GoBody[]::new));
        check(guarded.count == threads * times, "an update is lost");
    }

    private static void exclude(int threads, int times) throws Exception {
        var mutex = new ParallelMutex();
        var guarded = new Guarded();
        GoBody body = () -> {
            for (int i = 0; i < times; i++) {
                mutex.lock();
                guarded.touch();
                check(mutex.unlock(), "not locked");
            }
        };
        run(body, Collections.nCopies(threads - 1, body).toArray(GoBody[]::new));
        check(guarded.count == threads * times, "an update is lost");
        check(!mutex.isLocked(), "still locked");
    }

    private static void tryLock() throws Exception {
        var mutex = new ParallelMutex();
        var guarded = new Guarded();
        var tried = new int[1];
        run(
                () -> {
                    mutex.lock();
                    guarded.touch();
                    check(mutex.unlock(), "not locked");
                },
                () -> {
                    if (mutex.tryLock()) {
                        tried[0] = 1;
                        guarded.touch();
                        check(mutex.unlock(), "not locked");
                    }
                },
                () -> {
                    mutex.lock();
                    guarded.touch();
                    check(mutex.unlock(), "not locked");
                });
        check(guarded.count == 2 + tried[0], "an update is lost");
    }

    /// A wake-up that was meant for who gives up goes to the next.
    private static void interruptLock() throws Exception {
        var mutex = new ParallelMutex();
        var guarded = new Guarded();
        var given = new int[1];
        mutex.lock();
        var interrupted = go(() -> {
            try {
                mutex.lock();
            } catch (InterruptedException e) {
                given[0] = 1;
                return;
            }
            guarded.touch();
            check(mutex.unlock(), "not locked");
        });
        var other = go(() -> {
            mutex.lock();
            guarded.touch();
            check(mutex.unlock(), "not locked");
        });
        interrupted.interrupt();
        check(mutex.unlock(), "not locked");
        join(List.of(interrupted, other));
        check(guarded.count == 2 - given[0], "an update is lost");
        check(!mutex.isLocked(), "still locked");
    }

    /// Who has waited for longer than a millisecond gets the mutex handed over.
    private static void starve() throws Exception {
        var mutex = new ParallelMutex();
        var guarded = new Guarded();
        run(
                () -> {
                    for (int i = 0; i < 2; i++) {
                        mutex.lock();
                        TimeUnit.MILLISECONDS.sleep(2);
                        guarded.touch();
                        check(mutex.unlock(), "not locked");
                    }
                },
                () -> {
                    mutex.lock();
                    guarded.touch();
                    check(mutex.unlock(), "not locked");
                });
        check(guarded.count == 3, "an update is lost");
        check(!mutex.isLocked(), "still locked");
    }

    private static void interruptStarving() throws Exception {
        var mutex = new ParallelMutex();
        var guarded = new Guarded();
        var given = new int[1];
        mutex.lock();
        var waiter = go(() -> {
            try {
                mutex.lock();
            } catch (InterruptedException e) {
                given[0] = 1;
                return;
            }
            guarded.touch();
            check(mutex.unlock(), "not locked");
        });
        TimeUnit.MILLISECONDS.sleep(2);
        check(mutex.unlock(), "not locked");
        mutex.lock(); // past the waiter, who then asks for a hand-over
        TimeUnit.MILLISECONDS.sleep(2);
        var interrupter = go(waiter::interrupt);
        guarded.touch();
        check(mutex.unlock(), "not locked");
        join(List.of(waiter, interrupter));
        mutex.lock();
        check(guarded.count == 2 - given[0], "an update is lost");
        check(mutex.unlock(), "not locked");
    }

    private static void readAndWrite() throws Exception {
        var mutex = new ParallelRWMutex();
        var guarded = new Guarded();
        GoBody reader = () -> {
            mutex.readLock();
            check(guarded.count <= 1, "another value");
            check(mutex.readUnlock(), "not locked");
        };
        run(
                () -> {
                    mutex.lock();
                    guarded.touch();
                    check(mutex.unlock(), "not locked");
                },
                reader,
                reader);
        check(guarded.count == 1 && mutex.isUnused(), "still locked");
    }

    private static void writeAndRead() throws Exception {
        var mutex = new ParallelRWMutex();
        var guarded = new Guarded();
        GoBody writer = () -> {
            mutex.lock();
            guarded.touch();
            check(mutex.unlock(), "not locked");
        };
        run(
                () -> {
                    mutex.readLock();
                    check(guarded.count <= 2, "another value");
                    check(mutex.readUnlock(), "not locked");
                },
                writer,
                writer);
        check(guarded.count == 2 && mutex.isUnused(), "still locked");
    }

    /// The readers that it has kept out come in when it gives up.
    private static void interruptWriter() throws Exception {
        var mutex = new ParallelRWMutex();
        mutex.readLock();
        var writer = go(() -> {
            try {
                mutex.lock();
            } catch (InterruptedException e) {
                return;
            }
            check(mutex.unlock(), "not locked");
        });
        var reader = go(() -> {
            mutex.readLock();
            check(mutex.readUnlock(), "not locked");
        });
        writer.interrupt();
        writer.join();
        check(mutex.readUnlock(), "not locked");
        reader.join();
        check(mutex.isUnused(), "still locked");
    }

    private static void signal() throws Exception {
        var mutex = new ParallelMutex();
        var cond = new ParallelCond();
        var guarded = new Guarded();
        run(
                () -> {
                    mutex.lock();
                    while (guarded.count == 0) {
                        await(mutex, cond);
                    }
                    check(mutex.unlock(), "not locked");
                },
                () -> {
                    mutex.lock();
                    guarded.touch();
                    check(mutex.unlock(), "not locked");
                    cond.signal();
                });
        check(cond.isUnused(), "somebody is left over");
    }

    private static void signalTwice() throws Exception {
        var cond = new ParallelCond();
        long first = cond.enqueue();
        long second = cond.enqueue();
        run(() -> cond.await(first), () -> cond.await(second), () -> {
            cond.signal();
            cond.signal();
        });
        check(cond.isUnused(), "somebody is left over");
    }

    private static void broadcast() throws Exception {
        var cond = new ParallelCond();
        long first = cond.enqueue();
        long second = cond.enqueue();
        run(() -> cond.await(first), () -> cond.await(second), cond::broadcast);
        check(cond.isUnused(), "somebody is left over");
    }

    /// A signal that would reach who has been interrupted goes to the next.
    private static void interruptWait() throws Exception {
        var cond = new ParallelCond();
        long first = cond.enqueue();
        long second = cond.enqueue();
        var woken = new int[2];
        var waiter = go(() -> {
            try {
                cond.await(first);
                woken[0] = 1;
            } catch (InterruptedException e) {
                woken[0] = 0;
            }
        });
        var other = go(() -> {
            cond.await(second);
            woken[1] = 1;
        });
        waiter.interrupt();
        cond.signal();
        waiter.join();
        if (woken[0] == 1) {
            cond.signal(); // the first one was the waiter's
        } else {
            cond.broadcast(); // the first one may have come before the waiter waited, and was his
        }
        other.join();
        check(woken[1] == 1 && cond.isUnused(), "somebody is left over");
    }

    private static void await(ParallelMutex mutex, ParallelCond cond) throws InterruptedException {
        long ticket = cond.enqueue();
        check(mutex.unlock(), "not locked");
        cond.await(ticket);
        mutex.lock();
    }

    private static void waitForTwo() throws Exception {
        var group = new ParallelWaitGroup();
        var first = new Guarded();
        check(group.add(2), "negative");
        run(
                () -> {
                    group.await();
                    check(first.count == 1, "too early");
                },
                () -> {
                    first.touch();
                    check(group.add(-1), "negative");
                    group.await();
                },
                () -> check(group.add(-1), "negative"));
        check(group.count() == 0, "another count");
    }

    private static void interruptWaitGroup() throws Exception {
        var group = new ParallelWaitGroup();
        check(group.add(1), "negative");
        var waiter = go(() -> {
            try {
                group.await();
            } catch (InterruptedException e) {
                // it need not wait
            }
        });
        var other = go(group::await);
        waiter.interrupt();
        check(group.add(-1), "negative");
        join(List.of(waiter, other));
    }

    private static void once() throws Exception {
        var once = new ParallelOnce();
        var guarded = new Guarded();
        GoBody caller = () -> {
            if (once.enter()) {
                guarded.touch();
                once.complete();
            }
            check(guarded.count == 1, "not done, or twice");
        };
        run(caller, caller, caller);
    }

    private static void interruptOnce() throws Exception {
        var once = new ParallelOnce();
        check(once.enter(), "not the first");
        var waiter = go(() -> {
            try {
                check(!once.enter(), "the first");
            } catch (InterruptedException e) {
                // it need not wait
            }
        });
        var other = go(() -> check(!once.enter(), "the first"));
        waiter.interrupt();
        once.complete();
        join(List.of(waiter, other));
    }
}
