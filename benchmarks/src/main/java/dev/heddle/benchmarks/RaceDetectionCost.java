package dev.heddle.benchmarks;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.RewrittenClasses;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What race detection costs a random search, in processor time of the searching thread, which other programs on the
/// machine change less than the time on the clock. Each figure comes from JVMs of its own; those of one program take
/// turns. The ratios are of the least figures, which were disturbed least.
public final class RaceDetectionCost {
    private static final List<String> PROGRAMS =
            List.of("synchronises", "touchesMemory", "accounts", "cache", "wordCount", "mergeSort");
    private static final List<String> MODES = List.of("none", "off", "on");
    private static final int JVMS = 3;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 200_000_000;

    private final PrintStream out = System.out;

    private RaceDetectionCost() {}

    /// @param arguments none; the JVMs that it starts have a program and a mode
    public static void main(String[] arguments) throws IOException, InterruptedException, ReflectiveOperationException {
        var cost = new RaceDetectionCost();
        if (arguments.length == 0) {
            cost.table();
        } else {
            cost.measure(arguments[0], arguments[1]);
        }
    }

    private void table() throws IOException, InterruptedException {
        out.println("| program; µs per execution, median (min-max) of " + JVMS
                + " JVMs | no probes | detection off | detection on | off / none | on / off |");
        out.println("|---|---|---|---|---|---|");
        for (var program : PROGRAMS) {
            var micros = new double[MODES.size()][JVMS];
            for (int jvm = 0; jvm < JVMS; jvm++) {
                for (int mode = 0; mode < MODES.size(); mode++) {
                    micros[mode][jvm] = start(program, MODES.get(mode));
                }
            }
            for (var figures : micros) {
                Arrays.sort(figures);
            }
            out.printf(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s | %.2f | %.2f |%n",
                    program,
                    text(micros[0]),
                    text(micros[1]),
                    text(micros[2]),
                    micros[1][0] / micros[0][0],
                    micros[2][0] / micros[1][0]);
        }
    }

    private static String text(double[] sorted) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f-%.2f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static double start(String program, String mode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Jvm.OPEN,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RaceDetectionCost.class.getName(),
                        program,
                        mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed: " + text);
        }
        return Double.parseDouble(text.strip());
    }

    private void measure(String program, String mode) throws ReflectiveOperationException {
        var body = body(program, !mode.equals("none"));
        var races = mode.equals("on") ? Races.FAIL : Races.IGNORE;
        int executions = 100;
        var micros = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = now();
            explore(body, races, executions);
            double nanos = (double) (now() - begin) / executions;
            if (round >= 0) {
                micros[round] = nanos / 1_000;
            }
            executions = (int) Math.clamp(ROUND_NANOS / nanos, 100, 1_000_000);
        }
        Arrays.sort(micros);
        out.printf(Locale.ROOT, "%.3f%n", micros[ROUNDS / 2]);
    }

    private static GoBody body(String program, boolean isProbed) throws ReflectiveOperationException {
        return switch (program) {
            case "synchronises" -> () -> MemoryPrograms.counters(3, 3, isProbed);
            case "touchesMemory" -> () -> MemoryPrograms.loops(3, 3, 100, isProbed);
            default -> {
                var twin = new RewrittenClasses(
                                RaceDetectionCost.class.getClassLoader(),
                                isProbed ? Instrumenter.ofRuntime() : null,
                                Delegation.STANDARD)
                        .newLoader(false)
                        .loadClass(SharedPrograms.class.getName());
                yield (GoBody) twin.getMethod("named", String.class)
                        .invoke(twin.getConstructor().newInstance(), program);
            }
        };
    }

    private static void explore(GoBody body, Races races, int executions) {
        var exploration = Explorer.explorer()
                .strategy(Strategy.random())
                .executions(executions)
                .budget(Duration.ofMinutes(5))
                .races(races)
                .explore(body);
        if (exploration.executions() != executions || exploration.failure().isPresent()) {
            throw new IllegalStateException(exploration.report());
        }
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
