package dev.heddle.probe;

import java.util.stream.DoubleStream;

/// [DoubleStream#parallel()]: see [ParallelStreams].
@StandsFor(DoubleStream.class)
public final class ParallelDoubleStreams {
    private ParallelDoubleStreams() {}

    public static DoubleStream parallel(DoubleStream stream) {
        return JavaThread.current() == null ? stream.parallel() : stream.sequential();
    }
}
