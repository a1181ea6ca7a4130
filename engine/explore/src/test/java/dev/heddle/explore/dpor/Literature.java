package dev.heddle.explore.dpor;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Programs by which exhaustive searches are compared, each in the sizes one likes.
final class Literature {
    private Literature() {}

    /// Starts goroutines 0 to n - 1; main ends at once.
    private static void goAll(int n, IntConsumer body) {
        for (int i = 0; i < n; i++) {
            int number = i;
            Go.go(() -> body.accept(number));
        }
    }

    /// Starts goroutines 0 to n - 1, and waits for all of them.
    private static void runAll(int n, IntConsumer body) {
        var all = new WaitGroup();
        all.add(n);
        goAll(n, i -> {
            body.accept(i);
            all.done();
        });
        all.await();
    }

    private static List<Cell> cells(int n) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < n; i++) {
            cells.add(new Cell());
        }
        return cells;
    }

    private static List<Mutex> mutexes(int n) {
        var mutexes = new ArrayList<Mutex>();
        for (int i = 0; i < n; i++) {
            mutexes.add(new Mutex());
        }
        return mutexes;
    }

    // ---- variables ----

    /// "lastwrite": each writes one variable.
    static void writers(int n) {
        var x = new Cell();
        runAll(n, i -> x.set(i + 1));
    }

    static void readers(int n) {
        var x = new Cell();
        goAll(n + 1, i -> {
            if (i == 0) {
                x.set(1);
            } else {
                x.get();
            }
        });
    }

    /// Readers and writers of one variable.
    static void readersAndWriters(int readers, int writers) {
        var x = new Cell();
        goAll(readers + writers, i -> {
            if (i < readers) {
                x.get();
            } else {
                x.set(i);
            }
        });
    }

    /// Writer j sets `a[j]` to `a[j - 1] + 1`; a reader looks for the last zero, from the end (Abdulla et al., POPL
    /// 2014, section 8).
    static void lastZero(int n) {
        var a = cells(n + 1);
        goAll(n + 1, j -> {
            if (j > 0) {
                a.get(j).set(a.get(j - 1).get() + 1);
                return;
            }
            int i = n;
            while (a.get(i).get() != 0) {
                i--;
            }
        });
    }

    /// Each reads a variable and writes back one more, in two steps.
    static void increments(int n) {
        var x = new Cell();
        goAll(n, _ -> x.set(x.get() + 1));
    }

    static void fetchAndAdd(int n) {
        var x = new Cell();
        goAll(n, _ -> x.add(1));
    }

    /// Each writes a variable and then reads that of its neighbour: Dekker's beginning, n times round.
    static void storeThenLoad(int n) {
        var x = cells(n);
        goAll(n, i -> {
            x.get(i).set(1);
            x.get((i + 1) % n).get();
        });
    }

    /// Goroutines write messages into a hash table by compare-and-set, one after another; up to 11 of them do not
    /// meet (Flanagan, Godefroid, POPL 2005, figure 1).
    static void indexer(int n) {
        int size = 128;
        var table = cells(size);
        goAll(n, thread -> {
            for (int m = 1; m <= 4; m++) {
                int message = m * 11 + thread;
                int h = message * 7 % size;
                while (!table.get(h).compareAndSet(0, message)) {
                    h = (h + 1) % size;
                }
            }
        });
    }

    // ---- locks ----

    /// Each has so many critical sections of one mutex.
    static void sections(int goroutines, int each) {
        var mutex = new Mutex();
        goAll(goroutines, _ -> {
            for (int k = 0; k < each; k++) {
                mutex.lock();
                mutex.unlock();
            }
        });
    }

    /// Goroutines allocate blocks of a file system for inodes, each under a lock of its own; up to 13 of them do
    /// not meet (Flanagan, Godefroid, POPL 2005, figure 2).
    static void fileSystem(int n) {
        int blocks = 26;
        int inodes = 32;
        var lockOfInode = mutexes(inodes);
        var lockOfBlock = mutexes(blocks);
        var inode = new int[inodes];
        var isBusy = new boolean[blocks];
        goAll(n, thread -> {
            int i = thread % inodes;
            lockOfInode.get(i).lock();
            if (inode[i] == 0) {
                int b = i * 2 % blocks;
                while (true) {
                    lockOfBlock.get(b).lock();
                    if (!isBusy[b]) {
                        isBusy[b] = true;
                        inode[i] = b + 1;
                        lockOfBlock.get(b).unlock();
                        break;
                    }
                    lockOfBlock.get(b).unlock();
                    b = (b + 1) % blocks;
                }
            }
            lockOfInode.get(i).unlock();
        });
    }

    /// Philosophers that eat once, each taking the fork to its left first.
    ///
    /// @param lefties    how many take the left one first; the others start with the right one
    /// @param whenAllAte called at the end
    static void philosophers(int n, int lefties, Runnable whenAllAte) {
        var forks = mutexes(n);
        runAll(n, i -> {
            var left = forks.get(i);
            var right = forks.get((i + 1) % n);
            (i < lefties ? left : right).lock();
            (i < lefties ? right : left).lock();
            right.unlock();
            left.unlock();
        });
        whenAllAte.run();
    }

    /// Philosophers who put the first fork back if the second is taken.
    static void politePhilosophers(int n) {
        var forks = mutexes(n);
        goAll(n, i -> {
            var left = forks.get(i);
            var right = forks.get((i + 1) % n);
            left.lock();
            if (right.tryLock()) {
                right.unlock();
            }
            left.unlock();
        });
    }

    /// Readers and writers, each once, under a readers-writer mutex.
    static void readersAndWritersLocked(int readers, int writers) {
        var mutex = new RWMutex();
        goAll(readers + writers, i -> {
            if (i < readers) {
                mutex.readLock();
                mutex.readUnlock();
            } else {
                mutex.lock();
                mutex.unlock();
            }
        });
    }

    /// Read-locks twice while somebody wants to write.
    static void recursiveReadLock(Runnable whenDone) {
        var mutex = new RWMutex();
        runAll(2, i -> {
            if (i == 0) {
                mutex.readLock();
                mutex.readLock();
                mutex.readUnlock();
                mutex.readUnlock();
            } else {
                mutex.lock();
                mutex.unlock();
            }
        });
        whenDone.run();
    }

    /// A ticket lock: each draws a number and waits until it is served.
    static void ticketLock(int n) {
        var next = new Cell();
        var serving = new Cell();
        goAll(n, _ -> {
            int mine = next.add(1);
            Go.awaitUntil(() -> serving.peek() == mine);
            serving.set(mine + 1);
        });
    }

    /// Everybody waits for everybody, by a condition variable.
    static void barrier(int n) {
        var mutex = new Mutex();
        var cond = new Cond(mutex);
        var arrived = new int[1];
        goAll(n, _ -> {
            mutex.lock();
            arrived[0]++;
            if (arrived[0] == n) {
                cond.broadcast();
            }
            while (arrived[0] < n) {
                cond.await();
            }
            mutex.unlock();
        });
    }

    /// Producers and consumers of a buffer with one place, by two condition variables.
    static void boundedBuffer(int pairs) {
        var mutex = new Mutex();
        var notFull = new Cond(mutex);
        var notEmpty = new Cond(mutex);
        var isFull = new boolean[1];
        goAll(2 * pairs, i -> {
            boolean produces = i < pairs;
            mutex.lock();
            while (isFull[0] == produces) {
                (produces ? notFull : notEmpty).await();
            }
            isFull[0] = produces;
            (produces ? notEmpty : notFull).signal();
            mutex.unlock();
        });
    }

    // ---- channels ----

    static void sendersToOneReceiver(int n) {
        var channel = Chan.<Integer>unbuffered();
        goAll(n, channel::send);
        for (int i = 0; i < n; i++) {
            channel.receive();
        }
    }

    static void sendersAndReceivers(int n, int capacity) {
        var channel = Chan.<Integer>buffered(capacity);
        goAll(2 * n, i -> {
            if (i < n) {
                channel.send(i);
            } else {
                channel.receive();
            }
        });
    }

    static void pipe(int capacity, int messages) {
        var channel = capacity == 0 ? Chan.<Integer>unbuffered() : Chan.<Integer>buffered(capacity);
        Go.go(() -> {
            for (int k = 0; k < messages; k++) {
                channel.send(k);
            }
        });
        for (int k = 0; k < messages; k++) {
            channel.receive();
        }
    }

    /// Each sends once on a channel of its own; main selects from all until it has all.
    static void fanIn(int n, int capacity) {
        var channels = new ArrayList<Chan<Integer>>();
        for (int i = 0; i < n; i++) {
            channels.add(capacity == 0 ? Chan.unbuffered() : Chan.buffered(capacity));
        }
        goAll(n, i -> channels.get(i).send(i));
        for (int i = 0; i < n; i++) {
            Go.select(channels.stream().map(Chan::receiving).toList());
        }
    }

    static void workerPool(int jobs, int workers) {
        var channel = Chan.<Integer>unbuffered();
        goAll(workers, _ -> {
            for (int job : channel.range()) {
                assert job >= 0;
            }
        });
        for (int job = 0; job < jobs; job++) {
            channel.send(job);
        }
        channel.close();
    }

    static void waitGroup(int n) {
        runAll(n, _ -> {});
    }

    static void twoSendersOneReceive() {
        var channel = Chan.<Integer>unbuffered();
        goAll(2, channel::send);
        channel.receive();
    }

    /// The first `2 * n` numbers through a sieve of n primes: a chain of filters.
    static void sieve(int primes) {
        var source = Chan.<Integer>unbuffered();
        var done = Chan.<Unit>unbuffered();
        Go.go(() -> {
            for (int i = 2; ; i++) {
                int number = i;
                if (Go.select(source.sending(number).to(false), done.receiving().to(true))) {
                    return;
                }
            }
        });
        Chan<Integer> in = source;
        for (int k = 0; k < primes; k++) {
            var from = in;
            int prime = from.receive();
            if (k + 1 == primes) {
                break;
            }
            var to = Chan.<Integer>unbuffered();
            Go.go(() -> filter(prime, from, to, done));
            in = to;
        }
        done.close();
    }

    private static void filter(int prime, Chan<Integer> from, Chan<Integer> to, Chan<Unit> done) {
        while (true) {
            int number = Go.select(from.receiving(), done.receiving().to(0));
            if (number == 0) {
                return;
            }
            if (number % prime != 0
                    && Go.select(to.sending(number).to(false), done.receiving().to(true))) {
                return;
            }
        }
    }

    /// Each sends to the other, or receives from it, whichever goes first; then the other way round.
    static void exchange() {
        var channel = Chan.<Integer>unbuffered();
        goAll(
                2,
                i -> Go.select(
                        channel.sending(i).to(0),
                        channel.receiving(),
                        Case.after(Duration.ofMillis(1)).to(0)));
    }
}
