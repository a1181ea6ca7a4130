package dev.heddle.explore.plain;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.sync.WaitGroup;

/// Goroutines of which all are counted before the first of them starts, so that counting them makes no difference.
final class Together {
    private Together() {}

    static void run(GoBody... bodies) {
        var done = new WaitGroup();
        done.add(bodies.length);
        for (var body : bodies) {
            Go.go(() -> {
                body.run();
                done.done();
            });
        }
        done.await();
    }
}
