package dev.heddle;

import dev.heddle.scheduler.Body;

/// What becomes of an exception that leaves a [GoBody].
final class Panics {
    private Panics() {}

    /// Throws it as it is if it is unchecked, else as a panic; written `throw unchecked(e)`.
    static RuntimeException unchecked(Throwable e) {
        switch (e) {
            case RuntimeException r -> throw r;
            case Error r -> throw r;
            case Throwable checked -> throw new GoPanic(checked);
        }
    }

    /// A goroutine's body for the schedulers, out of which nothing checked comes.
    static Body body(GoBody body) {
        return () -> {
            try {
                body.run();
            } catch (Throwable e) {
                throw unchecked(e);
            }
        };
    }
}
