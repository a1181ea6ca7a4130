package dev.heddle.explore;

import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds back what goroutines of an exploration print: it is dropped, or kept where the failing execution is run
/// again. What other threads print passes.
///
/// `System.out` and `System.err` belong to the whole JVM, so the replacement is shared by all searches that run at
/// the same time, and goes when the last of them ends.
final class HeldOutput {
    private static final Object LOCK = new Object();
    private static final Map<DeterministicScheduler, ByteArrayOutputStream> KEPT = new HashMap<>();
    private static int searches;
    private static @Nullable PrintStream out;
    private static @Nullable PrintStream err;
    private static @Nullable PrintStream replacedOut;
    private static @Nullable PrintStream replacedErr;

    private HeldOutput() {}

    /// A search begins.
    static void begin() {
        synchronized (LOCK) {
            if (searches++ == 0) {
                out = System.out;
                err = System.err;
                replacedOut = replacement(out);
                replacedErr = replacement(err);
                System.setOut(replacedOut);
                System.setErr(replacedErr);
            }
        }
    }

    /// A search has ended.
    static void end() {
        synchronized (LOCK) {
            if (--searches > 0) {
                return;
            }
            // Whoever has put a stream of his own there in the meantime keeps it.
            if (System.out == replacedOut) {
                System.setOut(out);
            }
            if (System.err == replacedErr) {
                System.setErr(err);
            }
        }
    }

    /// From now on keeps what the scheduler's goroutines print.
    static void keep(DeterministicScheduler scheduler) {
        synchronized (LOCK) {
            KEPT.put(scheduler, new ByteArrayOutputStream());
        }
    }

    /// What they have printed since; from now on it is dropped again.
    static String take(DeterministicScheduler scheduler) {
        synchronized (LOCK) {
            var bytes = KEPT.remove(scheduler);
            return bytes == null ? "" : bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static PrintStream replacement(PrintStream original) {
        return new PrintStream(new Switch(original), true, StandardCharsets.UTF_8);
    }

    private static final class Switch extends OutputStream {
        private final PrintStream original;
        private final Charset charset;

        Switch(PrintStream original) {
            this.original = original;
            this.charset = original.charset();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            var g = Goroutine.current();
            if (g != null) {
                synchronized (LOCK) {
                    var kept = KEPT.get(g.scheduler());
                    if (kept != null) {
                        kept.write(bytes, from, length);
                    }
                }
            } else if (charset.equals(StandardCharsets.UTF_8)) {
                original.write(bytes, from, length);
            } else {
                original.print(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        }

        @Override
        public void flush() {
            if (Goroutine.current() == null) {
                original.flush();
            }
        }
    }
}
