package dev.heddle;

import dev.heddle.channel.ModelSelect;
import dev.heddle.channel.ParallelSelect;
import dev.heddle.channel.SelectCase;
import dev.heddle.channel.Selected;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.Goroutines;
import dev.heddle.parallel.Polling;
import dev.heddle.parallel.Processors;
import dev.heddle.scheduler.Goroutine;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Go's statements and the functions of its `runtime` package.
///
/// Inside an exploration every one of them is under the explorer's control; anywhere else goroutines are virtual
/// threads that run in parallel.
public final class Go {
    private static final Case<?>[] NO_CASES = {};
    private static final int DIGIT = 1 << 14;

    private Go() {}

    /// Starts a goroutine: `go f()`.
    ///
    /// The `go` statement happens before the goroutine's first statement. In a program run by [#run], or in an
    /// exploration, an exception that leaves the body ends the program; otherwise it goes to the thread's uncaught
    /// exception handler.
    ///
    /// @param body what it runs
    /// @see <a href="https://go.dev/ref/spec#Go_statements">Go spec, Go statements</a>
    public static void go(GoBody body) {
        start(null, Objects.requireNonNull(body, "body"));
    }

    /// Starts a goroutine with a name for reports.
    ///
    /// @param name the name
    /// @param body what it runs
    public static void go(String name, GoBody body) {
        start(Objects.requireNonNull(name, "name"), Objects.requireNonNull(body, "body"));
    }

    private static void start(@Nullable String name, GoBody body) {
        var g = Goroutine.current();
        if (g == null) {
            Goroutines.start(name, Panics.body(body));
        } else {
            g.spawn(name, Panics.body(body));
        }
    }

    /// Waits until one of the cases is ready, does it and returns its result: the `select` statement.
    ///
    /// If several are ready, one of them is chosen uniformly at random (in an exploration: each of them, in some
    /// execution). If none is, [Case#otherwise] is taken if there is one. Without cases, or with none that can ever
    /// be ready, it blocks for ever.
    ///
    /// @param <R>   what the cases result in
    /// @param cases any mix, in any number; the same channel may occur more than once
    /// @return the result of the case that was chosen
    /// @throws GoPanic                  "send on closed channel" if a send is chosen whose channel is closed
    /// @throws GoInterrupted            if the thread is interrupted while it waits
    /// @throws IllegalArgumentException if there is more than one default
    /// @see <a href="https://go.dev/ref/spec#Select_statements">Go spec, Select statements</a>
    @SafeVarargs
    public static <R extends @Nullable Object> R select(Case<? extends R>... cases) {
        int otherwise = -1;
        Objects.requireNonNull(cases, "cases");
        var forCore = new SelectCase[cases.length];
        for (int i = 0; i < cases.length; i++) {
            if (Objects.requireNonNull(cases[i], "a case of a select").isDefault()) {
                if (otherwise >= 0) {
                    throw new IllegalArgumentException("a select has at most one default, but cases " + otherwise
                            + " and " + i + " both are Case.otherwise()");
                }
                otherwise = i;
            }
            forCore[i] = cases[i].forCore();
        }
        var selected = select(forCore, otherwise >= 0);
        int chosen = selected.index() < 0 ? otherwise : selected.index();
        if (selected.isClosed() && forCore[chosen].what() == SelectCase.What.SEND) {
            throw Chan.sendOnClosed();
        }
        return cases[chosen].finish(selected.value());
    }

    /// [#select(Case...)] for cases that are not known in advance: Go's `reflect.Select`.
    ///
    /// @param <R>   what the cases result in
    /// @param cases the cases; none of them `null`
    /// @return the result of the case that was chosen
    @SuppressWarnings("unchecked") // only read
    public static <R extends @Nullable Object> R select(List<? extends Case<? extends R>> cases) {
        Objects.requireNonNull(cases, "cases");
        return Go.<R>select((Case<? extends R>[]) cases.toArray(NO_CASES));
    }

    private static Selected select(SelectCase[] cases, boolean hasDefault) {
        var g = Goroutine.current();
        if (g == null) {
            try {
                return ParallelSelect.select(cases, hasDefault);
            } catch (InterruptedException e) {
                throw GoInterrupted.in(WaitReason.SELECT);
            }
        }
        if (cases.length == 0) {
            g.waitForEver(OperationKind.SELECT);
        }
        return ModelSelect.select(g, cases, hasDefault);
    }

    /// Waits until a condition holds, for code that would spin.
    ///
    /// In an exploration the goroutine is blocked until then, so waiting is no endless loop; the condition must
    /// only look, and may be asked at any time. In production it is asked again and again, at growing distances of
    /// up to a millisecond.
    ///
    /// @param condition what to wait for
    /// @throws GoInterrupted if the thread is interrupted while it waits
    public static void awaitUntil(BooleanSupplier condition) {
        Objects.requireNonNull(condition, "condition");
        var g = Goroutine.current();
        if (g == null) {
            try {
                Polling.until(condition);
            } catch (InterruptedException e) {
                throw GoInterrupted.in(WaitReason.AWAIT);
            }
        } else {
            g.await(condition);
        }
    }

    /// Lets others run: `runtime.Gosched()`.
    public static void yieldNow() {
        var g = Goroutine.current();
        if (g == null) {
            Goroutines.yieldNow();
        } else {
            g.yieldNow();
        }
    }

    /// Panics; written `throw Go.panic("...")` so that the compiler knows.
    ///
    /// @param value what [GoPanic#value] returns; an exception becomes the cause as well
    /// @return never
    /// @throws GoPanic always
    public static GoPanic panic(Object value) {
        throw new GoPanic(Objects.requireNonNull(value, "value"));
    }

    /// A number that the program does not determine. In an exploration every value is explored; in production it is
    /// random.
    ///
    /// @param bound how many values there are, 1 or more
    /// @return 0 to `bound - 1`
    /// @throws IllegalArgumentException if the bound is not positive
    public static int choose(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be 1 or more, was " + bound);
        }
        var g = Goroutine.current();
        if (g == null) {
            return ThreadLocalRandom.current().nextInt(bound);
        }
        if (bound <= DIGIT) {
            return (int) g.perform(OperationKind.CHOOSE, -1, bound);
        }
        // A choice lists its values, so a large one is made digit by digit.
        int high = choose((bound - 1) / DIGIT + 1);
        return high * DIGIT + choose(Math.min(DIGIT, bound - high * DIGIT));
    }

    /// [#choose] between two.
    ///
    /// @return either
    public static boolean chance() {
        return choose(2) == 1;
    }

    /// A source of random numbers. In an exploration what it gives is fixed by the seed, the same in every
    /// execution of a search, so different draws are not explored; for that there is [#choose].
    ///
    /// @return a source for the calling goroutine
    public static RandomGenerator random() {
        var g = Goroutine.current();
        return g == null ? ThreadLocalRandom.current() : g.random();
    }

    /// How many goroutines there are: `runtime.NumGoroutine()`. In an exploration, those of the execution; in a
    /// program run by [#run], those of the program; otherwise, those started by [#go] outside of any program and
    /// not ended.
    ///
    /// @return the number, the caller included if it is a goroutine
    public static int goroutines() {
        var g = Goroutine.current();
        return g == null ? Goroutines.count() : (int) g.perform(OperationKind.GOROUTINES, -1, 0);
    }

    /// How many processors run goroutines at the same time: `runtime.GOMAXPROCS(0)`.
    ///
    /// @return the number; 1 in an exploration
    public static int maxProcs() {
        return Goroutine.current() == null ? Processors.count() : 1;
    }

    /// Sets how many processors run goroutines at the same time: `runtime.GOMAXPROCS(n)`.
    ///
    /// @param n the number, 1 or more; 0 or less changes nothing
    /// @return the number before
    /// @throws UnsupportedOperationException if this JVM cannot change it while it runs; the message says what it
    ///         needs
    public static int maxProcs(int n) {
        return Goroutine.current() == null ? Processors.count(n) : 1;
    }

    /// Ties the calling goroutine to its operating system thread: `runtime.LockOSThread()`. In an exploration it
    /// only counts the calls.
    ///
    /// @throws UnsupportedOperationException if the calling goroutine cannot be tied; the message says what it
    ///         needs
    public static void lockOSThread() {
        if (Goroutine.current() == null) {
            Processors.lockThread();
        }
    }

    /// Undoes one [#lockOSThread].
    public static void unlockOSThread() {
        if (Goroutine.current() == null) {
            Processors.unlockThread();
        }
    }

    /// Ends the calling goroutine: `runtime.Goexit()`. Its deferred calls and `finally` blocks run. It is no panic,
    /// so it cannot be recovered; code that catches [Throwable] must throw it on.
    @SuppressWarnings("DoNotCallSuggester") // a program calls it where Go's would
    public static void exit() {
        throw Unwinding.EXIT;
    }

    /// Runs a Go program: returns when `main` returns, and ends the goroutines that are left.
    ///
    /// They are interrupted and unwound: their `finally` blocks run, and nobody waits for them. Inside an
    /// exploration the same holds of what `main` starts.
    ///
    /// @param main the program
    /// @throws GoPanic the first panic that nobody recovered, in whichever goroutine; or, if every goroutine of the
    ///         program is asleep for ever, Go's "all goroutines are asleep - deadlock!" with what each one waits
    ///         for
    public static void run(GoBody main) {
        Objects.requireNonNull(main, "main");
        var g = Goroutine.current();
        try {
            if (g == null) {
                Goroutines.runProgram(Panics.body(main), GoPanic::new);
            } else {
                g.runProgram(Panics.body(main));
            }
        } catch (Throwable e) {
            throw Panics.unchecked(e);
        }
    }
}
