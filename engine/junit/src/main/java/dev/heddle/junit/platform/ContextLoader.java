package dev.heddle.junit.platform;

import org.jspecify.annotations.Nullable;

/// The context class loader of the calling thread for a while: libraries look there for the program's classes.
///
/// @param before what it was, and is again after [#close]
record ContextLoader(@Nullable ClassLoader before) implements AutoCloseable {
    static ContextLoader set(@Nullable ClassLoader loader) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        return new ContextLoader(before);
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
