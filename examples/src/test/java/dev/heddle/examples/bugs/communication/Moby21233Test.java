package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.SendChan;
import dev.heddle.context.Context;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;

/// Docker's image download tells its progress to every watcher through a channel. The test of it reads until it has
/// seen what it looks for and returns, and the goroutines of the download are left in their sends.
///
/// Source: Docker (moby) #21233, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#21233")
final class Moby21233Test {
    /// A transfer tells each percentage to a broadcaster, which passes it on to the one who watches.
    private static ReceiveChan<Integer> transfer(Context ctx) {
        var progress = Chan.<Integer>unbuffered("progress");
        var watched = Chan.<Integer>unbuffered("watched");
        Go.go("download", () -> {
            for (int percent = 0; percent <= 100; percent += 25 * (1 + Go.choose(2))) {
                if (!send(ctx, progress, percent)) {
                    break;
                }
            }
            progress.close();
        });
        Go.go("broadcast", () -> {
            for (var percent : progress.range()) {
                if (!send(ctx, watched, percent)) {
                    break;
                }
            }
            watched.close();
        });
        return watched;
    }

    private static boolean send(Context ctx, SendChan<Integer> to, int percent) {
        return Go.select(to.sending(percent).to(true), ctx.cancelled().to(false));
    }

    @GoTest(expect = GoroutineLeak.class)
    void theWatcherReturnsInTheMiddle() {
        // Nobody can cancel this one, so a sender has nothing else to wait for.
        for (var percent : transfer(Context.background()).range()) {
            if (percent >= 50) {
                return;
            }
        }
    }

    @GoTest
    void theWatcherCancelsWhatItDoesNotReadToTheEnd() {
        try (var ctx = Context.background().withCancel()) {
            for (var percent : transfer(ctx).range()) {
                if (percent >= 50) {
                    return;
                }
            }
        }
    }
}
