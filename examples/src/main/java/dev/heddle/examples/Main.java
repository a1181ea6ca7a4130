package dev.heddle.examples;

import dev.heddle.Go;
import dev.heddle.GoPanic;
import dev.heddle.examples.bugs.SumOfSquares;
import dev.heddle.examples.bugs.SumOfSquaresCorrected;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.failure.Failure;
import java.util.stream.Collectors;

/// Explores a wrong program, prints what is found, runs that one execution again, and explores the right program.
///
/// Run it: `mvn -q -Dfast -Prun`
final class Main {
    private static final int RUNS = 200;

    private Main() {}

    static void main() {
        IO.println("""
                1. A program with a bug

                   sumOfSquares(1, 2) adds 1 and 4. Each square comes from a worker of its own, through a channel, and
                   the channel is closed when the workers are done. Read it, and look for the bug:
                   examples/src/main/java/dev/heddle/examples/bugs/SumOfSquares.java
                """);
        IO.println("   Run " + RUNS + " times as it is, it gave the right sum " + rightSums() + " times.\n");

        IO.println("""
                2. The same program, explored

                   The explorer runs it again and again, each time with the steps of its goroutines in another order,
                   until something goes wrong. The table is that execution, from top to bottom, with a column for each
                   goroutine.
                """);
        var found = Explorer.explorer().explore(Main::wrong);
        IO.println(indented(found.report()));

        IO.println("""
                3. Replayed

                   The token in the line "replay" stands for this one execution. Given back, in this JVM or in another
                   one, it runs the same steps again: a failure that came once can be looked at as often as needed.
                """);
        IO.println(indented(replayed(found.failure().orElseThrow())));

        IO.println("""
                4. The right program

                   Each worker adds itself to the WaitGroup. If the closer looks before they have begun, it waits for
                   nobody. In SumOfSquaresCorrected the add stands before the start of the worker. Explored again:
                """);
        IO.println(indented(Explorer.explorer().explore(Main::right).report()));
    }

    private static void wrong() {
        check(SumOfSquares.sumOfSquares(1, 2));
    }

    private static void right() {
        check(SumOfSquaresCorrected.sumOfSquares(1, 2));
    }

    private static void check(int sum) {
        if (sum != 5) {
            throw new AssertionError("1 + 4 should be 5, was " + sum);
        }
    }

    /// How often the wrong program is right when it runs in parallel, with nobody to choose the order.
    private static int rightSums() {
        int right = 0;
        for (int i = 0; i < RUNS; i++) {
            try {
                Go.run(Main::wrong);
                right++;
            } catch (GoPanic | AssertionError e) {
                // Not this time. It happens, and nobody can say when.
            }
        }
        return right;
    }

    private static String replayed(Failure failure) {
        var again = Explorer.explorer().replay(failure.replayToken(), Main::wrong);
        var message = again.failure().map(Failure::message).orElse("no failure");
        return "replay of " + failure.replayToken() + "\n\n" + message + "\n\n"
                + (message.equals(failure.message()) ? "The same failure." : "Another failure!");
    }

    private static String indented(String text) {
        return text.strip()
                .lines()
                .map(line -> line.isBlank() ? "\n" : "   " + line + "\n")
                .collect(Collectors.joining());
    }
}
