package dev.heddle.scheduler;

import org.jspecify.annotations.Nullable;

/// How control passes from one goroutine to another: the one place that knows what a goroutine runs on.
///
/// Exactly one of the driver and the goroutines runs at any time. Control goes from the driver to a goroutine
/// ([#resume]), from goroutine to goroutine or back to the driver ([#handOver]), and on when a goroutine ends
/// ([#finish]).
sealed interface Carrier permits ContinuationCarrier, BatonCarrier {
    /// Runs a search as this carrier's driver, and waits for its end.
    void drive(Runnable search);

    /// Called by the driver: runs a goroutine, and whomever it hands over to, until control comes back.
    void resume(Goroutine g);

    /// Called by a goroutine: passes control on, to the driver if `to` is `null`, and returns when it is resumed.
    void handOver(Goroutine from, @Nullable Goroutine to);

    /// Called by a goroutine as the last thing it does: passes control on, to the driver if `to` is `null`.
    void finish(Goroutine from, @Nullable Goroutine to);

    /// Called by a goroutine that has been outside and whose thread runs on its own: waits for its turn.
    void rejoin(Goroutine g);

    /// A sentence for reports.
    String description();

    /// The fastest one that this JVM allows.
    static Carrier best(DeterministicScheduler scheduler) {
        var wanted = System.getProperty(CarrierKind.KEY);
        return switch (CarrierKind.choose(wanted)) {
            case CONTINUATION -> new ContinuationCarrier(scheduler);
            case BATON -> new BatonCarrier(scheduler);
        };
    }
}
