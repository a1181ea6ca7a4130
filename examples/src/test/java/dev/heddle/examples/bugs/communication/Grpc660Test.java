package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;

/// gRPC's benchmark client makes each call in a goroutine that reports its end on a channel. When the benchmark is
/// told to stop, it returns, and the call that is still under way has nobody to report to.
///
/// Source: gRPC #660, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology, University
/// of New South Wales); written anew.
@Kernel("grpc#660")
final class Grpc660Test {
    private static void benchmark(boolean reportsUnlessStopped) {
        var stop = Chan.<Unit>unbuffered("stop");
        Go.go("client", () -> {
            var calls = new WaitGroup();
            while (true) {
                var done = Chan.<Boolean>unbuffered("done");
                calls.go(() -> {
                    var succeeded = Go.chance();
                    if (reportsUnlessStopped) {
                        Go.select(done.sending(succeeded), stop.receiving());
                    } else {
                        done.send(succeeded);
                    }
                });
                // Once stop is closed it is as good a choice as done, and whoever sends to done is left behind.
                if (!Go.select(done.receiving().to(true), stop.receiving().to(false))) {
                    return;
                }
                Time.sleep(Duration.ofMillis(10));
            }
        });

        Time.sleep(Duration.ofMillis(20));
        stop.close();
    }

    @GoTest(expect = GoroutineLeak.class)
    void theLastCallHasNobodyToReportTo() {
        benchmark(false);
    }

    @GoTest
    void theLastCallIsToldToStopToo() {
        benchmark(true);
    }
}
