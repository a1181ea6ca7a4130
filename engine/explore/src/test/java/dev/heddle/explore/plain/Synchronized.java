package dev.heddle.explore.plain;

import dev.heddle.probe.Monitors;

/// `synchronized`, as the rewriter would write it.
final class Synchronized {
    private Synchronized() {}

    /// What runs with the monitor.
    interface Body<E extends Exception> {
        void run() throws E;
    }

    static <E extends Exception> void on(Object monitor, Body<E> body) throws E {
        synchronized (Monitors.enter(monitor)) {
            try {
                body.run();
            } finally {
                Monitors.exit(monitor);
            }
        }
    }
}
