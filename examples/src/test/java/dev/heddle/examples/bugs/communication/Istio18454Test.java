package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.context.Context;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.time.Timer;
import java.time.Duration;
import java.util.function.Consumer;

/// Istio's configuration watcher waits until changes have settled: each change sets a timer anew. To set it, the
/// code stops the timer, and if that says "too late", takes the value out of its channel. But the goroutine that
/// waits for the timer may have taken it already, and then nobody ever sends another one.
///
/// It needs a timer that fires between two operations of code that runs: `RACING`.
///
/// Source: Istio #18454, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("istio#18454")
final class Istio18454Test {
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private static void watch(Consumer<Timer> drain) {
        var ctx = Context.background().withCancel();
        var timer = new Timer(SETTLED);
        var published = Chan.<Unit>buffered("published", 1);
        Go.go("publisher", () -> {
            while (Go.select(
                    timer.channel().receiving().map(_ -> {
                        var _ = published.trySend(Unit.UNIT);
                        return true;
                    }),
                    ctx.cancelled().to(false))) {}
        });
        Go.go("changes", () -> {
            for (int change = 0; change < 2; change++) {
                if (!timer.stop()) {
                    drain.accept(timer);
                }
                timer.reset(SETTLED);
            }
            ctx.cancel();
            timer.stop();
        });
    }

    @GoTest(expect = GoroutineLeak.class, time = TimeModel.RACING)
    void theValueOfTheTimerIsTakenTwice() {
        watch(timer -> timer.channel().receive());
    }

    @GoTest(time = TimeModel.RACING)
    void aStoppedTimerLeavesNothingToTake() {
        watch(_ -> {});
    }
}
