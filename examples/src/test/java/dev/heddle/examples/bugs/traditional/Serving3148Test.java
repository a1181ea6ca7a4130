package dev.heddle.examples.bugs.traditional;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;

/// Tests of Knative share a fake client whose list of reactions each of them appends to, side by side.
///
/// Source: Knative serving #3148, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("serving#3148")
final class Serving3148Test {
    private static final class FakeClient {
        private List<String> reactions = List.of();

        void react(String reaction) {
            var next = new ArrayList<>(reactions);
            next.add(reaction);
            reactions = List.copyOf(next);
        }
    }

    @GoTest(expect = DataRace.class)
    void twoTestsShareAClient() {
        var client = new FakeClient();
        var tests = new WaitGroup();
        tests.go(() -> client.react("create fails"));
        tests.go(() -> client.react("update fails"));
        tests.await();
    }

    @GoTest
    void eachTestHasAClientOfItsOwn() {
        var tests = new WaitGroup();
        tests.go(() -> new FakeClient().react("create fails"));
        tests.go(() -> new FakeClient().react("update fails"));
        tests.await();
    }
}
