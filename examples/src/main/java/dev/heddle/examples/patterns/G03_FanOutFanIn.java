package dev.heddle.examples.patterns;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How are several channels brought together into one, and who closes that?
///
/// Fan out: several goroutines read the same input. Fan in: one goroutine for each of their outputs passes on what
/// comes. Only when all of these have ended may the common output be closed, so a goroutine of its own waits for
/// them. (What happens if it does not wait properly is the main job of this module: `bugs.SumOfSquares`.)
///
/// The Go program: *Parallel processing of data*; fan-out, fan-in.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G03_FanOutFanIn`
///
/// It prints:
///
/// ```
/// [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
/// ```
final class G03_FanOutFanIn {
    static void main() {
        Go.run(() -> IO.println(primes(30, 4).stream().sorted().toList()));
    }

    static List<Integer> primes(int below, int workers) {
        var candidates = numbers(below);
        var outputs = new ArrayList<ReceiveChan<Integer>>();
        for (int w = 1; w <= workers; w++) {
            outputs.add(primesOf(candidates, "sieve-" + w));
        }

        var list = new ArrayList<Integer>();
        merge(outputs).range().forEach(list::add);
        return list;
    }

    private static ReceiveChan<Integer> numbers(int below) {
        var out = Chan.<Integer>unbuffered("numbers");
        Go.go("numbers", () -> {
            for (int i = 2; i < below; i++) {
                out.send(i);
            }
            out.close();
        });
        return out;
    }

    private static ReceiveChan<Integer> primesOf(ReceiveChan<Integer> candidates, String name) {
        var out = Chan.<Integer>unbuffered(name);
        Go.go(name, () -> {
            for (int n : candidates.range()) {
                if (IntStream.range(2, n).noneMatch(divisor -> n % divisor == 0)) {
                    out.send(n);
                }
            }
            out.close();
        });
        return out;
    }

    // tag::merge[]
    static ReceiveChan<Integer> merge(List<ReceiveChan<Integer>> inputs) {
        var out = Chan.<Integer>unbuffered("merged");
        var wg = new WaitGroup();
        for (var input : inputs) {
            wg.go(() -> input.range().forEach(out::send));
        }
        Go.go("closer", () -> {
            wg.await();
            out.close();
        });
        return out;
    }
    // end::merge[]
}
