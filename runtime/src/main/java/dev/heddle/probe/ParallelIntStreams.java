package dev.heddle.probe;

import java.util.stream.IntStream;

/// [IntStream#parallel()]: see [ParallelStreams].
@StandsFor(IntStream.class)
public final class ParallelIntStreams {
    private ParallelIntStreams() {}

    public static IntStream parallel(IntStream stream) {
        return JavaThread.current() == null ? stream.parallel() : stream.sequential();
    }
}
