package dev.heddle.examples.bugs.traditional;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Ticker;
import java.time.Duration;

/// A test of etcd sets the interval of progress reports, a global variable, while goroutines of the watches read
/// it.
///
/// Source: etcd #4876, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("etcd#4876")
final class Etcd4876Test {
    private Duration progressReportInterval = Duration.ofMinutes(10);

    private void watch(Chan<Unit> stop) {
        try (var ticker = new Ticker(progressReportInterval)) {
            Go.select(ticker.channel().receiving(), stop.receiving());
        }
    }

    @GoTest(expect = DataRace.class)
    void theIntervalIsSetWhileWatchesStart() {
        var stop = Chan.<Unit>unbuffered("stop");
        var watches = new WaitGroup();
        watches.go(() -> watch(stop));
        progressReportInterval = Duration.ofMillis(100);
        stop.close();
        watches.await();
    }

    @GoTest
    void theIntervalIsSetBeforeAnyWatchStarts() {
        var stop = Chan.<Unit>unbuffered("stop");
        var watches = new WaitGroup();
        progressReportInterval = Duration.ofMillis(100);
        watches.go(() -> watch(stop));
        stop.close();
        watches.await();
    }
}
