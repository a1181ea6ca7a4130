package dev.heddle.probe;

import java.util.stream.BaseStream;

/// [BaseStream#parallel()]: in an execution a stream stays sequential, which is one of the orders in which a
/// parallel one may run. The others are not explored.
@StandsFor(BaseStream.class)
public final class ParallelStreams {
    private ParallelStreams() {}

    public static <T, S extends BaseStream<T, S>> S parallel(BaseStream<T, S> stream) {
        return JavaThread.current() == null ? stream.parallel() : stream.sequential();
    }
}
