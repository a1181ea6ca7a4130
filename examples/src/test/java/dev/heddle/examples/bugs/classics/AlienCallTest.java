package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// A taxi tells the dispatcher where it is, with its own lock held, and the dispatcher, which draws the map with
/// its lock held, asks every taxi where it is.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 10.1.3.
@Kernel("alien call under a lock")
final class AlienCallTest {
    private static final class Dispatcher {
        private final Mutex mu = new Mutex("dispatcher");
        private int arrivals;

        void arrived() {
            try (var _ = mu.hold()) {
                arrivals++;
            }
        }

        void drawHoldingTheLock(Taxi taxi) {
            try (var _ = mu.hold()) {
                taxi.location();
            }
        }

        void draw(Taxi taxi) {
            taxi.location();
            try (var _ = mu.hold()) {}
        }
    }

    private static final class Taxi {
        private final Mutex mu = new Mutex("taxi");
        private final Dispatcher dispatcher;
        private int location;

        Taxi(Dispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        int location() {
            try (var _ = mu.hold()) {
                return location;
            }
        }

        void moveTellingUnderTheLock(int to) {
            try (var _ = mu.hold()) {
                location = to;
                dispatcher.arrived();
            }
        }

        void move(int to) {
            try (var _ = mu.hold()) {
                location = to;
            }
            dispatcher.arrived();
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void bothCallTheOtherWithTheirLock() {
        var dispatcher = new Dispatcher();
        var taxi = new Taxi(dispatcher);
        Go.go("taxi", () -> taxi.moveTellingUnderTheLock(7));
        Go.go("map", () -> dispatcher.drawHoldingTheLock(taxi));
    }

    @GoTest
    void bothCallTheOtherWithoutTheirLock() {
        var dispatcher = new Dispatcher();
        var taxi = new Taxi(dispatcher);
        Go.go("taxi", () -> taxi.move(7));
        Go.go("map", () -> dispatcher.draw(taxi));
    }
}
