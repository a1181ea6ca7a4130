package dev.heddle.examples.bugs.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;

/// A test of Kubernetes' API server notes in a variable that a handler was called. The handler runs in the
/// goroutine of the connection, and the test reads the variable without waiting for it.
///
/// Source: Kubernetes #49404, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#49404")
final class Kubernetes49404Test {
    private boolean called;

    @GoTest(expect = DataRace.class)
    void theAnswerSaysNothingOfTheNote() {
        var answer = Chan.<String>unbuffered("answer");
        Go.go("handler", () -> {
            answer.send("101 switching protocols");
            called = true;
        });
        answer.receive();
        var _ = called;
    }

    @GoTest
    void theNoteComesBeforeTheAnswer() {
        var answer = Chan.<String>unbuffered("answer");
        Go.go("handler", () -> {
            called = true;
            answer.send("101 switching protocols");
        });
        answer.receive();
        assertThat(called).isTrue();
    }
}
