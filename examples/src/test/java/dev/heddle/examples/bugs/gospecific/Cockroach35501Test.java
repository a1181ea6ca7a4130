package dev.heddle.examples.bugs.gospecific;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
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

    /// Go's variable of the loop, which the closures share.
    private static final class Variable {
        String value = "";
    }

    private static void run(String check) {
        assertThat(check).isIn(CHECKS);
    }

    @GoTest(expect = DataRace.class)
    void allChecksShareTheVariableOfTheLoop() {
        var checks = new WaitGroup();
        var check = new Variable();
        for (var next : CHECKS) {
            check.value = next;
            checks.go(() -> run(check.value));
        }
        checks.await();
    }

    @GoTest
    void eachCheckHasItsOwn() {
        var checks = new WaitGroup();
        for (var next : CHECKS) {
            var check = new Variable();
            check.value = next;
            checks.go(() -> run(check.value));
        }
        checks.await();
    }
}
