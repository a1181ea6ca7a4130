package dev.heddle.examples.bugs.mixed;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;

/// etcd's election tester has clients that take part in rounds. At the end of a round the first client closes a
/// channel that the others wait for. In Go before 1.22 all closures shared one loop variable, so that after the
/// loop none of them was the first client: nobody closes the channel, and the one that waits for it does so under
/// the mutex that the others need.
///
/// Java has a new variable in each round of a loop. What Go did is one mutable holder here.
///
/// Source: etcd #7902, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("etcd#7902")
final class Etcd7902Test {
    private static final int CLIENTS = 3;

    @GoTest(expect = GoroutineLeak.class)
    void nobodyIsTheFirstClient() {
        Go.go("tester", Etcd7902Test::roundsWithASharedVariable);
    }

    @GoTest
    void eachClientKnowsWhichItIsAndWaitsWithoutTheLock() {
        Go.go("tester", Etcd7902Test::rounds);
    }

    private static void roundsWithASharedVariable() {
        var mu = new Mutex("rounds");
        var next = Chan.<Unit>unbuffered("next");
        var done = new WaitGroup();
        var shared = new int[1];
        var clients = new ArrayList<GoBody>();
        for (shared[0] = 0; shared[0] < CLIENTS; shared[0]++) {
            clients.add(() -> {
                try (var _ = mu.hold()) {
                    // The loop is over: this is 3 for everybody.
                    if (shared[0] == 0) {
                        next.close();
                    }
                    next.receive();
                }
            });
        }
        clients.forEach(done::go);
        done.await();
    }

    private static void rounds() {
        var mu = new Mutex("rounds");
        var next = Chan.<Unit>unbuffered("next");
        var done = new WaitGroup();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            done.go(() -> {
                try (var _ = mu.hold()) {
                    if (client == 0) {
                        next.close();
                    }
                }
                next.receive();
            });
        }
        done.await();
    }
}
