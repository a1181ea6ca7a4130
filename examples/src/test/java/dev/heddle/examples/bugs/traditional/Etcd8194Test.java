package dev.heddle.examples.bugs.traditional;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.time.Time;
import java.time.Duration;

/// etcd revokes expired leases at a limited rate, a global variable. A test sets it when the goroutine that revokes
/// runs already. The same test stops leases of which a channel was never made, and so closes the nil channel; that
/// panic is the last test.
///
/// Source: etcd #8194, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("etcd#8194")
final class Etcd8194Test {
    private int leaseRevokeRate = 2;

    private void revoke(Chan<Unit> stop) {
        for (int revoked = 0; revoked < leaseRevokeRate; revoked++) {
            if (!Go.select(
                    stop.receiving().to(false),
                    Case.after(Duration.ofMillis(500)).to(true))) {
                return;
            }
        }
    }

    @GoTest(expect = DataRace.class)
    void theRateIsSetWhileLeasesAreRevoked() {
        var stop = Chan.<Unit>unbuffered("stop");
        Go.go("lessor", () -> revoke(stop));
        leaseRevokeRate = 1;
        stop.close();
    }

    @GoTest
    void theRateIsSetBeforeTheStart() {
        var stop = Chan.<Unit>unbuffered("stop");
        leaseRevokeRate = 1;
        Go.go("lessor", () -> revoke(stop));
        stop.close();
    }

    @GoTest(expect = Panicked.class)
    void theStopClosesAChannelThatWasNeverMade() {
        var stop = Chan.<Unit>nil();
        Go.go("lessor", () -> revoke(stop));
        Time.sleep(Duration.ofMillis(50));
        stop.close();
    }
}
