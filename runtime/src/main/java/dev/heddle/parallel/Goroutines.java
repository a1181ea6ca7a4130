package dev.heddle.parallel;

import dev.heddle.operation.Unwinding;
import dev.heddle.scheduler.Body;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Starts goroutines, in the calling goroutine's program or outside of any.
public final class Goroutines {
    private static final LongAdder OUTSIDE = new LongAdder();

    private Goroutines() {}

    /// Starts a goroutine.
    ///
    /// @param name for its thread, or `null`
    public static void start(@Nullable String name, Body body) {
        startIn(Program.current(), name, body);
    }

    /// Starts a goroutine in a program, or outside of any.
    public static void startIn(@Nullable Program program, @Nullable String name, Body body) {
        if (program != null) {
            program.start(name, body);
            return;
        }
        OUTSIDE.increment();
        GoroutineThreads.start(name, () -> runOutside(body));
    }

    private static void runOutside(Body body) {
        try {
            body.run();
        } catch (Unwinding e) {
            // it was asked to end
        } catch (RuntimeException | Error e) {
            throw e; // for the thread's handler of uncaught exceptions
        } catch (Throwable e) {
            throw new IllegalStateException("a checked exception left a goroutine's body; please report this", e);
        } finally {
            OUTSIDE.decrement();
        }
    }

    /// Lets others run; unwinds a goroutine whose program is over, so that a loop that only yields ends with it.
    public static void yieldNow() {
        var program = Program.current();
        if (program != null && program.isOver()) {
            throw Unwinding.over();
        }
        Thread.yield();
    }

    /// How many goroutines the calling goroutine's program has; outside of any, how many there are outside of all.
    public static int count() {
        var program = Program.current();
        return program == null ? (int) OUTSIDE.sum() : program.count();
    }

    /// Runs a program; see `Go.run`.
    ///
    /// @param panic makes the panic of a program that is asleep, from its text
    public static void runProgram(Body main, Function<String, RuntimeException> panic) throws Throwable {
        Program.run(main, panic);
    }
}
