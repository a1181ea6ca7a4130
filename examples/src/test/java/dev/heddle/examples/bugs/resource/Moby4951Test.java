package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.time.Time;
import java.time.Duration;

/// Docker's device mapper has a lock for the set of devices and one for each device. To remove a device it gives
/// the set back while it waits for the kernel, and takes it again, with the lock of the device held. Everybody
/// else takes the set first.
///
/// Source: Docker (moby) #4951, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#4951")
final class Moby4951Test {
    private static final class DeviceSet {
        private final Mutex set = new Mutex("device set");
        private final Mutex device = new Mutex("device");

        void remove() {
            set.lock();
            device.lock();
            // The kernel needs time to let the device go, and others may use the set meanwhile.
            set.unlock();
            Time.sleep(Duration.ofMillis(10));
            set.lock();
            device.unlock();
            set.unlock();
        }

        void removeInOrder() {
            set.lock();
            device.lock();
            set.unlock();
            Time.sleep(Duration.ofMillis(10));
            device.unlock();
        }

        void mount() {
            try (var _ = set.hold()) {
                try (var _ = device.hold()) {}
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theSetIsTakenAgainAfterTheDevice() {
        var devices = new DeviceSet();
        Go.go("remove", devices::remove);
        Go.go("mount", devices::mount);
    }

    @GoTest
    void theSetIsNotTakenAgain() {
        var devices = new DeviceSet();
        Go.go("remove", devices::removeInOrder);
        Go.go("mount", devices::mount);
    }
}
