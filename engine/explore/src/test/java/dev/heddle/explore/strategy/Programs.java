package dev.heddle.explore.strategy;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.scheduler.Body;
import dev.heddle.sync.Mutex;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Small programs, most with a known bug. Main only starts the others, so that it plays no part in the odds.
final class Programs {
    /// A program.
    ///
    /// @param isBug whether its last execution showed the bug, apart from somebody left asleep
    /// @param steps how many it has, first steps not counted
    record Program(Body body, BooleanSupplier isBug, int steps) {}

    private Programs() {}

    /// Each takes the fork to its left, then the one to its right.
    static Program philosophers(int n) {
        return new Program(
                () -> {
                    var forks = new Mutex[n];
                    for (int i = 0; i < n; i++) {
                        forks[i] = new Mutex();
                    }
                    for (int i = 0; i < n; i++) {
                        var left = forks[i];
                        var right = forks[(i + 1) % n];
                        Go.go(() -> both(left, right));
                    }
                },
                () -> false,
                4 * n);
    }

    /// Two locks taken in opposite order, with `own` operations on a lock of one's own before and after.
    static Program opposite(int own) {
        return new Program(
                () -> {
                    var a = new Mutex();
                    var b = new Mutex();
                    Go.go(() -> padded(a, b, own));
                    Go.go(() -> padded(b, a, own));
                },
                () -> false,
                2 * (2 * own + 4));
    }

    private static void padded(Mutex first, Mutex second, int own) {
        var mine = new Mutex();
        pad(mine, own);
        both(first, second);
        pad(mine, own);
    }

    private static void pad(Mutex mine, int operations) {
        for (int i = 0; i < operations / 2; i++) {
            mine.lock();
            mine.unlock();
        }
    }

    private static void both(Mutex first, Mutex second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    /// The bug shows if one goroutine makes `earlier` steps and then reads before the other one writes.
    static Program lateReader(int earlier) {
        var read = new int[1];
        return new Program(
                () -> {
                    var x = new Cell();
                    Go.go(() -> {
                        touch(new Cell(), earlier);
                        read[0] = x.get();
                    });
                    Go.go(() -> x.set(1));
                },
                () -> read[0] == 0,
                earlier + 2);
    }

    private static void touch(Cell own, int times) {
        for (int i = 0; i < times; i++) {
            own.set(i);
        }
    }

    /// `n` goroutines read a variable and write one more, `times` times.
    static Program lostUpdate(int n, int times) {
        var cell = new Cell[1];
        return new Program(
                () -> {
                    var x = new Cell();
                    cell[0] = x;
                    GoBody add = () -> {
                        for (int i = 0; i < times; i++) {
                            x.set(x.get() + 1);
                        }
                    };
                    for (int i = 0; i < n; i++) {
                        Go.go(add);
                    }
                },
                () -> cell[0].peek() != n * times,
                2 * n * times);
    }

    /// A lost update of two, and another goroutine with `steps` steps of its own.
    static Program lostUpdateBeside(int steps) {
        var lost = lostUpdate(2, 1);
        return new Program(
                () -> {
                    Go.go(() -> touch(new Cell(), steps));
                    lost.body().run();
                },
                lost.isBug(),
                lost.steps() + steps);
    }

    /// The bug shows if one goroutine makes `writes` writes before the other one reads.
    static Program readAfterWrites(int writes) {
        var read = new int[1];
        return new Program(
                () -> {
                    var x = new Cell();
                    Go.go(() -> touch(x, writes));
                    Go.go(() -> read[0] = x.get());
                },
                () -> read[0] == writes - 1,
                writes + 1);
    }

    /// PCT paper, figure 1(a): one makes what the other one uses, each between `own` steps of its own. The bug
    /// shows if it is used first.
    static Program usedTooEarly(int own) {
        var used = new int[1];
        return new Program(
                () -> {
                    var x = new Cell();
                    Go.go(() -> {
                        touch(new Cell(), own);
                        x.set(1);
                        touch(new Cell(), own);
                    });
                    Go.go(() -> {
                        touch(new Cell(), own);
                        used[0] = x.get();
                        touch(new Cell(), own);
                    });
                },
                () -> used[0] == 0,
                4 * own + 2);
    }

    /// PCT paper, figure 1(b): one looks whether something is there and then uses it, while the other one takes it
    /// away. The bug shows if that happens in between.
    static Program checkThenUse(int own) {
        var bug = new boolean[1];
        return new Program(
                () -> {
                    bug[0] = false;
                    var x = new Cell();
                    Go.go(() -> {
                        touch(new Cell(), own);
                        x.set(1);
                        touch(new Cell(), own);
                    });
                    Go.go(() -> {
                        touch(new Cell(), own);
                        if (x.get() == 0) {
                            bug[0] = x.get() == 1;
                        }
                        touch(new Cell(), own);
                    });
                },
                () -> bug[0],
                4 * own + 3);
    }

    /// Two goroutines of `each` steps. What came is in `order`, a bit for each step.
    static Program twoInAnyOrder(int each, int[] order) {
        return new Program(
                () -> {
                    order[0] = 1;
                    Go.go(() -> note(0, each, order));
                    Go.go(() -> note(1, each, order));
                },
                () -> false,
                2 * each);
    }

    /// One makes a step and starts another of three steps, beside a third one of three steps.
    static Program childBesideOther(int[] order) {
        return new Program(
                () -> {
                    order[0] = 1;
                    Go.go(() -> {
                        note(0, 1, order);
                        Go.go(() -> note(0, 3, order));
                    });
                    Go.go(() -> note(1, 3, order));
                },
                () -> false,
                7);
    }

    /// One sends three messages to another, beside a third one of three steps.
    static Program messagesBesideOther(int[] order) {
        return new Program(
                () -> {
                    order[0] = 1;
                    var messages = Chan.<Integer>unbuffered();
                    Go.go(() -> {
                        for (int i = 0; i < 3; i++) {
                            messages.send(i);
                            order[0] = order[0] << 1;
                        }
                    });
                    Go.go(() -> {
                        for (int i = 0; i < 3; i++) {
                            messages.receive();
                        }
                    });
                    Go.go(() -> note(1, 3, order));
                },
                () -> false,
                6);
    }

    private static void note(int bit, int times, int[] order) {
        var own = new Cell();
        for (int i = 0; i < times; i++) {
            own.set(i);
            order[0] = order[0] << 1 | bit;
        }
    }

    /// One waits in a loop for what another does after `steps` steps.
    static Program spinning(boolean yields, int steps) {
        return new Program(
                () -> {
                    var flag = new Cell();
                    for (int i = 0; i < 2; i++) {
                        Go.go(() -> {
                            while (flag.get() == 0) {
                                if (yields) {
                                    Go.yieldNow();
                                }
                            }
                        });
                    }
                    Go.go(() -> {
                        touch(new Cell(), steps);
                        flag.set(1);
                    });
                },
                () -> false,
                0);
    }

    /// A select with three cases that are all ready; which one came is in `taken`.
    static Program threeReadyCases(int[] taken) {
        return new Program(
                () -> {
                    var a = Chan.<Integer>buffered(1);
                    var b = Chan.<Integer>buffered(1);
                    a.send(1);
                    Go.go(() -> taken[0] = Go.<Integer>select(
                            b.sending(1).to(0),
                            a.receiving().map(one -> one),
                            b.sending(2).to(2)));
                    Go.go(() -> touch(new Cell(), 3));
                },
                () -> false,
                0);
    }

    /// A bit of everything, and goroutines whose numbers depend on which interleavings the search has met before.
    static Program everything() {
        return new Program(
                () -> {
                    var x = new Cell();
                    var mu = new Mutex();
                    var numbers = Chan.<Integer>unbuffered();
                    var buffered = Chan.<Integer>buffered(1);
                    for (int i = 0; i < 2; i++) {
                        int n = i;
                        Go.go(() -> {
                            int before = x.get();
                            x.set(before + 1);
                            for (int child = 0; child <= before; child++) {
                                Go.go(() -> {
                                    mu.lock();
                                    x.set(x.get() + 1);
                                    mu.unlock();
                                });
                            }
                            Go.select(numbers.sending(n), buffered.sending(n), Case.after(Duration.ofMillis(1)));
                            if (Go.choose(3) == 1) {
                                Time.sleep(Duration.ofMillis(n + 1));
                            }
                            buffered.trySend(7);
                        });
                    }
                    Go.go(() -> Go.select(numbers.receiving(), buffered.receiving(), Case.after(Duration.ofMillis(2))));
                },
                () -> false,
                0);
    }
}
