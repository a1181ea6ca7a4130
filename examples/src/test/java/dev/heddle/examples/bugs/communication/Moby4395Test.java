package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import java.util.function.Supplier;

/// Docker's promise runs a function in a goroutine, and hands out a channel for its error. A caller that does not
/// ask for the error leaves the goroutine in its send.
///
/// Source: Docker (moby) #4395, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#4395")
final class Moby4395Test {
    private static ReceiveChan<String> promise(Supplier<String> work, Chan<String> error) {
        Go.go("promise", () -> error.send(work.get()));
        return error;
    }

    @GoTest(expect = GoroutineLeak.class)
    void nobodyAsksForTheError() {
        promise(() -> "connection reset", Chan.unbuffered("error"));
    }

    @GoTest
    void theErrorHasRoomWhetherAnybodyAsksOrNot() {
        promise(() -> "connection reset", Chan.buffered("error", 1));
    }
}
