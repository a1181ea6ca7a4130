package dev.heddle.examples.bugs;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;

/// Each worker sends one square; when the last is done, the channel is closed, and the loop over it ends. That is
/// the plan, and [SumOfSquaresCorrected] follows it. Here the closer may find that nobody has begun, and close at
/// once.
public final class SumOfSquares {
    private SumOfSquares() {}

    /// Adds up the squares of the numbers, and gets it wrong once in a while.
    ///
    /// @param numbers any
    /// @return the sum, or less
    // tag::wrong[]
    public static int sumOfSquares(int... numbers) {
        var squares = Chan.<Integer>unbuffered("squares");
        var wg = new WaitGroup();
        for (int n : numbers) {
            Go.go("worker " + n, () -> {
                wg.add(1);
                squares.send(n * n);
                wg.done();
            });
        }
        Go.go("closer", () -> {
            wg.await();
            squares.close();
        });
        int sum = 0;
        for (int square : squares.range()) {
            sum += square;
        }
        return sum;
    }
    // end::wrong[]
}
