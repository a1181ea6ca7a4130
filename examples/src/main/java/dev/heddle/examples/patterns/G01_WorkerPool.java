package dev.heddle.examples.patterns;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.SendChan;
import java.util.ArrayList;
import java.util.List;

/// Many jobs, few workers: how are the jobs shared out?
///
/// All workers receive from the same channel; each job goes to one of them, whoever is free. The close tells them
/// that there are no more. Main knows how many results to expect, so nobody has to close that channel.
///
/// The Go program: *Worker pool*, three workers and five jobs.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G01_WorkerPool`
///
/// It prints:
///
/// ```
/// [1, 4, 9, 16, 25]
/// ```
final class G01_WorkerPool {
    static void main() {
        Go.run(() ->
                IO.println(squares(3, List.of(1, 2, 3, 4, 5)).stream().sorted().toList()));
    }

    // tag::pool[]
    /// The squares of the numbers, in the order in which they were ready.
    static List<Integer> squares(int workers, List<Integer> numbers) {
        var jobs = Chan.<Integer>buffered("jobs", 100);
        var results = Chan.<Integer>buffered("results", 100);
        for (int w = 1; w <= workers; w++) {
            Go.go("worker-" + w, () -> worker(jobs, results));
        }

        numbers.forEach(jobs::send);
        jobs.close();

        var squares = new ArrayList<Integer>();
        for (int i = 0; i < numbers.size(); i++) {
            squares.add(results.receive());
        }
        return squares;
    }

    private static void worker(ReceiveChan<Integer> jobs, SendChan<Integer> results) {
        for (int job : jobs.range()) {
            results.send(job * job);
        }
    }
    // end::pool[]
}
