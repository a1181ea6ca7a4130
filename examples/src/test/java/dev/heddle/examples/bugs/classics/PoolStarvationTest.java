package dev.heddle.examples.bugs.classics;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;

/// Tasks of a pool start other tasks in the same pool and wait for their results. With as many waiting tasks as
/// workers, nobody is left to run what they wait for.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 8.1.1.
@Kernel("starvation of a pool")
final class PoolStarvationTest {
    private static void render(int workers) {
        var tasks = Chan.<GoBody>buffered("tasks", 4);
        for (int i = 0; i < workers; i++) {
            Go.go("worker " + i, () -> {
                for (var task : tasks.range()) {
                    task.run();
                }
            });
        }
        var pages = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            pages.add(1);
            tasks.send(() -> {
                var header = Chan.<String>buffered("header", 1);
                tasks.send(() -> header.send("header"));
                header.receive();
                pages.done();
            });
        }
        pages.await();
        tasks.close();
    }

    @GoTest(expect = Deadlock.class)
    void allWorkersWaitForTasksInTheQueue() {
        render(2);
    }

    @GoTest
    void oneWorkerIsLeftForTheTasksThatNobodyWaitsIn() {
        render(3);
    }
}
