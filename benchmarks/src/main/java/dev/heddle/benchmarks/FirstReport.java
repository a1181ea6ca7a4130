package dev.heddle.benchmarks;

import dev.heddle.explore.Explorer;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// How long it takes from the start of a JVM to the report of a first failure: two goroutines that take two locks
/// in different orders. Beside it, a JVM that prints a line and does nothing else.
public final class FirstReport {
    private static final int STARTS = 15;

    private FirstReport() {}

    /// @param arguments none; the JVMs that it starts have one
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0) {
            System.out.println(arguments[0].equals("search") ? report() : "replay");
            return;
        }
        System.out.println(
                "| " + STARTS + " fresh JVMs; from start to the last line of the report | median | min | max |");
        System.out.println("|---|---|---|---|");
        row("nothing but a line, ms", "line");
        row("two locks in different orders: found, shrunk, reported, ms", "search");
    }

    private static String report() {
        return Explorer.explorer().explore(FirstReport::crossed).report();
    }

    private static void crossed() {
        var a = new Mutex("a");
        var b = new Mutex("b");
        var wg = new WaitGroup();
        wg.go(() -> both(a, b));
        wg.go(() -> both(b, a));
        wg.await();
    }

    private static void both(Mutex first, Mutex second) {
        try (var _ = first.hold();
                var _ = second.hold()) {}
    }

    private static void row(String name, String what) throws IOException, InterruptedException {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < STARTS; i++) {
            millis.add(start(what));
        }
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d |%n",
                name,
                millis.get(STARTS / 2),
                millis.getFirst(),
                millis.getLast());
    }

    /// Milliseconds until the line with the replay token, which is the last but one.
    private static long start(String what) throws IOException, InterruptedException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Jvm.OPEN,
                "-cp",
                System.getProperty("java.class.path"),
                FirstReport.class.getName(),
                what);
        long started = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("replay")) {
                    return (System.nanoTime() - started) / 1_000_000;
                }
            }
            throw new IllegalStateException("no report came from " + String.join(" ", command));
        } finally {
            process.waitFor();
        }
    }
}
