package dev.heddle.examples.bugs.classics;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;

/// A constructor registers the object as a listener before it has set its fields. An event that comes at once finds
/// them unset.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 3.2.1.
@Kernel("escaping this")
final class EscapingThisTest {
    private static final class Listener {
        private String prefix;

        Listener() {
            prefix = "event: ";
        }

        Listener(Chan<Listener> listeners) {
            listeners.send(this);
            prefix = "event: ";
        }

        void onEvent(String event) {
            var _ = prefix + event;
        }
    }

    private static void fire(Chan<Listener> listeners) {
        Go.go("events", () -> {
            for (var listener : listeners.range()) {
                listener.onEvent("clicked");
            }
        });
    }

    @GoTest(expect = DataRace.class)
    void theListenerIsKnownBeforeItIsFinished() {
        var listeners = Chan.<Listener>unbuffered("listeners");
        fire(listeners);
        var _ = new Listener(listeners);
        listeners.close();
    }

    @GoTest
    void theListenerIsFinishedBeforeItIsKnown() {
        var listeners = Chan.<Listener>unbuffered("listeners");
        fire(listeners);
        listeners.send(new Listener());
        listeners.close();
    }
}
