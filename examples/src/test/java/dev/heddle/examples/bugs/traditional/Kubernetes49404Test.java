package dev.heddle.examples.bugs.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Shared;

/// A test of Kubernetes' API server notes in a variable that a handler was called. The handler runs in the
/// goroutine of the connection, and the test reads the variable without waiting for it.
///
/// Source: Kubernetes #49404, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#49404")
final class Kubernetes49404Test {
    @GoTest(expect = DataRace.class)
    void theAnswerSaysNothingOfTheNote() {
        var called = new Shared<>("called", false);
        var answer = Chan.<String>unbuffered("answer");
        Go.go("handler", () -> {
            answer.send("101 switching protocols");
            called.set(true);
        });
        answer.receive();
        called.get();
    }

    @GoTest
    void theNoteComesBeforeTheAnswer() {
        var called = new Shared<>("called", false);
        var answer = Chan.<String>unbuffered("answer");
        Go.go("handler", () -> {
            called.set(true);
            answer.send("101 switching protocols");
        });
        answer.receive();
        assertThat(called.get()).isTrue();
    }
}
