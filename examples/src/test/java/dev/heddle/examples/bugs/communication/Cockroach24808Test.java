package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;

/// The compactor of CockroachDB puts a suggestion into a buffer of one before the goroutine that empties it exists.
/// Anybody who has suggested something before the start fills the buffer, and the start waits for ever. It happens
/// in every schedule.
///
/// Source: CockroachDB #24808, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#24808")
final class Cockroach24808Test {
    private static final class Compactor {
        final Chan<Unit> suggestions = Chan.buffered("suggestions", 1);
        final Chan<Unit> stopper = Chan.unbuffered("stopper");
        final WaitGroup workers = new WaitGroup();

        void startLoop() {
            workers.go(() -> {
                while (Go.select(
                        suggestions.receiving().to(true), stopper.receiving().to(false))) {}
            });
        }

        void stop() {
            stopper.close();
            workers.await();
        }
    }

    @GoTest(expect = Deadlock.class)
    void theStartFillsTheBufferBeforeAnybodyEmptiesIt() {
        var compactor = new Compactor();
        compactor.suggestions.send(Unit.UNIT);

        // Full already, and the loop that would make room is started only after this.
        compactor.suggestions.send(Unit.UNIT);
        compactor.startLoop();

        compactor.stop();
    }

    @GoTest
    void aSuggestionThatIsThereAlreadyIsEnough() {
        var compactor = new Compactor();
        compactor.suggestions.send(Unit.UNIT);

        var _ = compactor.suggestions.trySend(Unit.UNIT);
        compactor.startLoop();

        compactor.stop();
    }
}
