package dev.heddle.examples.bugs;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;

/// [SumOfSquares] with the `add` where it belongs.
public final class SumOfSquaresCorrected {
    private SumOfSquaresCorrected() {}

    /// Adds up the squares of the numbers.
    ///
    /// @param numbers any
    /// @return the sum
    // tag::right[]
    public static int sumOfSquares(int... numbers) {
        var squares = Chan.<Integer>unbuffered("squares");
        var wg = new WaitGroup();
        for (int n : numbers) {
            wg.add(1); // before the worker begins, so before the closer can look
            Go.go("worker " + n, () -> {
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
    // end::right[]
}
