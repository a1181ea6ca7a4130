package dev.heddle.examples.bugs.gospecific;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.List;

/// CockroachDB checks the descriptors of a table side by side, and each check got a reference to the loop's
/// variable, which Go before 1.22 had once for the whole loop. A check reads it while the loop sets it to the
/// next descriptor.
///
/// Java has a new variable in each round of a loop. What Go did is one mutable holder here.
///
/// Source: CockroachDB #35501, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#35501")
final class Cockroach35501Test {
    private static final List<String> CHECKS = List.of("a > 0", "b > 0");

    @GoTest(expect = DataRace.class)
    void allChecksShareTheVariableOfTheLoop() {
        var checks = new WaitGroup();
        var check = new Shared<>("check", "");
        for (var next : CHECKS) {
            check.set(next);
            checks.go(check::get);
        }
        checks.await();
    }

    @GoTest
    void eachCheckHasItsOwn() {
        var checks = new WaitGroup();
        for (var next : CHECKS) {
            var check = new Shared<>("check", next);
            checks.go(check::get);
        }
        checks.await();
    }
}
