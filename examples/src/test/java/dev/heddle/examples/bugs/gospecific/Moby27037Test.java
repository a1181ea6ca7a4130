package dev.heddle.examples.bugs.gospecific;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Shared;
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
    @GoTest(expect = DataRace.class)
    void theRequestReadsTheCounterOfTheLoop() {
        var requests = new WaitGroup();
        var round = new Shared<>("round", 0);
        while (round.get() < 2) {
            requests.go(() -> {
                var _ = "request " + round.get();
            });
            round.set(round.get() + 1);
        }
        requests.await();
    }

    @GoTest
    void theRequestIsGivenItsNumber() {
        var requests = new WaitGroup();
        var round = new Shared<>("round", 0);
        while (round.get() < 2) {
            int number = round.get();
            requests.go(() -> {
                var _ = "request " + number;
            });
            round.set(number + 1);
        }
        requests.await();
    }
}
