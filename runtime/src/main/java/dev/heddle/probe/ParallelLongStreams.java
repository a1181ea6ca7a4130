package dev.heddle.probe;

import java.util.stream.LongStream;

/// [LongStream#parallel()]: see [ParallelStreams].
@StandsFor(LongStream.class)
public final class ParallelLongStreams {
    private ParallelLongStreams() {}

    public static LongStream parallel(LongStream stream) {
        return JavaThread.current() == null ? stream.parallel() : stream.sequential();
    }
}
