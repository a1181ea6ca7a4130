package dev.heddle.examples.bugs.gospecific;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;

/// A test of Docker asks for the same image many times at once, and each request reads the number of the loop's
/// round, which the loop goes on to count up.
///
/// Java has a new variable in each round of a loop. What Go did is one mutable holder here.
///
/// Source: Docker (moby) #27037, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#27037")
final class Moby27037Test {
    /// Go's variable of the loop, which the closures share.
    private static final class Loop {
        int round;
    }

    @GoTest(expect = DataRace.class)
    void theRequestReadsTheCounterOfTheLoop() {
        var requests = new WaitGroup();
        var loop = new Loop();
        while (loop.round < 2) {
            requests.go(() -> {
                var _ = "request " + loop.round;
            });
            loop.round++;
        }
        requests.await();
    }

    @GoTest
    void theRequestIsGivenItsNumber() {
        var requests = new WaitGroup();
        var loop = new Loop();
        while (loop.round < 2) {
            int number = loop.round;
            requests.go(() -> {
                var _ = "request " + number;
            });
            loop.round++;
        }
        requests.await();
    }
}
