package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.HashSet;

/// Docker follows a log file through a watcher of the file system. The watcher's goroutine sends every event to the
/// follower, and takes a file out of its table when the kernel says that the watch is gone. To end a watch the
/// follower asks for that and waits on a condition variable until the table says so. If an event for the follower
/// comes first, the watcher waits for the follower to receive it, and the follower for the watcher to signal.
///
/// The kernel also races, in every run, on the set of readers that the logger keeps; that is the second test.
///
/// Source: Docker (moby) #27782, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#27782")
final class Moby27782Test {
    private static final class Watcher {
        final Chan<String> events = Chan.unbuffered("events");
        final Chan<String> kernel = Chan.buffered("kernel", 3);
        private final Mutex mu = new Mutex("watches");
        private final Cond changed = new Cond(mu);
        private boolean watching = true;

        Watcher() {
            Go.go("watcher", this::readEvents);
        }

        private void readEvents() {
            for (var event : kernel.range()) {
                if (event.equals("ignored")) {
                    try (var _ = mu.hold()) {
                        watching = false;
                        changed.broadcast();
                    }
                } else {
                    events.send(event);
                }
            }
            events.close();
        }

        void write() {
            kernel.send("modified");
        }

        /// Waits until the kernel has confirmed that the watch is gone.
        void remove() {
            kernel.send("ignored");
            kernel.close();
            try (var _ = mu.hold()) {
                while (watching) {
                    changed.await();
                }
            }
        }
    }

    private static void follow(Watcher watcher, GoBody end) {
        var closed = Chan.<Unit>unbuffered("closed");
        Go.go("follower", () -> {
            // Once the log is closed and changed, either case will do. If it is the close, nobody receives the change.
            while (Go.select(
                    watcher.events.receiving().to(true), closed.receiving().to(false))) {}
            end.run();
        });
        Time.sleep(Duration.ofMillis(10));
        watcher.write();
        closed.close();
    }

    @GoTest(expect = GoroutineLeak.class, time = TimeModel.RACING)
    void theFollowerWaitsForASignalAndTheWatcherForTheFollower() {
        var watcher = new Watcher();
        follow(watcher, watcher::remove);
    }

    @GoTest(time = TimeModel.RACING)
    void theFollowerReceivesWhatStillComes() {
        var watcher = new Watcher();
        follow(watcher, () -> {
            Go.go("drain", () -> watcher.events.range().forEach(_ -> {}));
            watcher.remove();
        });
    }

    @GoTest(expect = DataRace.class, time = TimeModel.RACING)
    void theSetOfReadersIsChangedWithoutALock() {
        var readers = new HashSet<String>();
        var watcher = new Watcher();
        readers.add("follower");
        follow(watcher, () -> {
            watcher.remove();
            readers.remove("follower");
        });
        for (var _ : readers) {}
    }
}
