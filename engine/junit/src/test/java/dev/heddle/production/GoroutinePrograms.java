package dev.heddle.production;

import static dev.heddle.production.Together.check;

import dev.heddle.GoBody;
import dev.heddle.channel.ParallelChannel;
import dev.heddle.channel.ParallelSelect;
import dev.heddle.channel.SelectCase;
import dev.heddle.operation.Unwinding;
import dev.heddle.parallel.Goroutines;
import dev.heddle.scheduler.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whole programs of production: whether all are asleep is said when, and only when, they are.
public final class GoroutinePrograms {
    private GoroutinePrograms() {}

    public static Map<String, GoBody> all() {
        var all = new LinkedHashMap<String, GoBody>();
        all.put("a program whose goroutine sends", () -> ends(null, GoroutinePrograms::sends));
        all.put("a program whose main leaves a goroutine waiting", () -> ends(null, GoroutinePrograms::leaves));
        all.put("a program of two that wait for nobody", () -> ends("asleep", GoroutinePrograms::waitForNobody));
        all.put("a program whose goroutine panics", () -> ends("a panic", GoroutinePrograms::panics));
        all.put("a program whose main exits", () -> ends("no goroutines", GoroutinePrograms::exits));
        all.put("a program with a time-out", () -> ends(null, GoroutinePrograms::timesOut));
        all.put("a program that interrupts", () -> ends(null, () -> interrupts(true)));
        all.put("a program that interrupts in vain", () -> ends("asleep", () -> interrupts(false)));
        return all;
    }

    /// What a program ends with.
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(String message) {
            super(message);
        }
    }

    private static void ends(@Nullable String expected, Body main) {
        String ended = null;
        try {
            Goroutines.runProgram(main, Ended::new);
        } catch (Ended e) {
            ended = e.getMessage();
        } catch (Unwinding e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("nobody was to throw this", e);
        }
        check(
                expected == null ? ended == null : ended != null && ended.contains(expected),
                "ended with " + ended + " in place of " + expected);
    }

    private static ParallelChannel<Integer> channel() {
        return new ParallelChannel<>("c", 0);
    }

    private static void sends() throws InterruptedException {
        var c = channel();
        Goroutines.start(null, () -> c.send(1));
        check(Objects.equals(c.receive(), 1), "another value");
    }

    private static void leaves() {
        var c = channel();
        Goroutines.start(null, c::receive);
    }

    private static void waitForNobody() throws InterruptedException {
        var c = channel();
        var d = channel();
        Goroutines.start(null, c::receive);
        d.receive();
    }

    private static void panics() throws InterruptedException {
        var c = channel();
        Goroutines.start(null, () -> {
            throw new Ended("a panic");
        });
        c.receive();
    }

    private static void exits() {
        Goroutines.start(null, () -> {});
        throw Unwinding.EXIT;
    }

    private static void timesOut() throws InterruptedException {
        var c = channel();
        Goroutines.start(null, c::receive);
        ParallelSelect.select(new SelectCase[] {SelectCase.after(1)}, false);
    }

    /// One that waits is interrupted, which ends a wait that nobody has claimed.
    private static void interrupts(boolean goesOn) throws InterruptedException {
        var c = channel();
        var d = channel();
        var threads = channelOfThreads();
        Goroutines.start(null, () -> {
            threads.send(Thread.currentThread());
            try {
                c.receive();
            } catch (InterruptedException e) {
                if (goesOn) {
                    d.send(1);
                }
            }
        });
        var thread = threads.receive();
        if (thread != null) {
            thread.interrupt();
        }
        d.receive();
    }

    private static ParallelChannel<Thread> channelOfThreads() {
        return new ParallelChannel<>("threads", 1);
    }
}
