package dev.heddle.scheduler;

/// Runs a search on a thread of its own and hands what it throws to the caller.
final class Driver {
    private Driver() {}

    static void run(Thread.Builder thread, Runnable search) {
        var thrown = new Throwable[1];
        var loader = Thread.currentThread().getContextClassLoader();
        var driver = thread.unstarted(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            try {
                search.run();
            } catch (Throwable e) {
                thrown[0] = e;
            }
        });
        driver.start();
        boolean interrupted = false;
        while (true) {
            try {
                driver.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                driver.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (thrown[0]) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
