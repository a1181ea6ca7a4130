package dev.heddle.conformance;

import dev.heddle.Go;
import dev.heddle.GoBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One run of a program by [Go#run] and how it ended. A program that hangs fails with a thread dump instead of
/// hanging the build.
record ParallelRun(Optional<Throwable> thrown) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static ParallelRun of(GoBody body) {
        var thrown = new AtomicReference<Throwable>();
        var runner = Thread.ofPlatform().name("conformance").daemon().start(() -> {
            try {
                Go.run(body);
            } catch (Throwable t) {
                thrown.set(t);
            }
        });
        if (!hasEnded(runner)) {
            var dump = threadDump();
            runner.interrupt();
            throw new AssertionError("the program had not ended after " + PATIENCE.toSeconds() + " s\n" + dump);
        }
        return new ParallelRun(Optional.ofNullable(thrown.get()));
    }

    void mustReturn() {
        if (thrown.isPresent()) {
            throw new AssertionError("the program should return, but threw " + thrown.get(), thrown.get());
        }
    }

    Throwable mustThrow() {
        return thrown.orElseThrow(() -> new AssertionError("the program should fail, but returned"));
    }

    private static boolean hasEnded(Thread runner) {
        try {
            return runner.join(PATIENCE);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while the program ran", e);
        }
    }

    // Only jcmd's dump has the virtual threads.
    private static String threadDump() {
        try {
            var file = Files.createTempDirectory("conformance").resolve("threads.txt");
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var pid = String.valueOf(ProcessHandle.current().pid());
            new ProcessBuilder(jcmd, pid, "Thread.dump_to_file", "-format=text", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return Files.readString(file);
        } catch (IOException | InterruptedException e) {
            return "no thread dump: " + e;
        }
    }
}
