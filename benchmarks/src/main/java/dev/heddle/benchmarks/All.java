package dev.heddle.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs everything with short settings, each in a fresh JVM, and writes tables in Markdown.
/// Progress goes to the standard error.
public final class All {
    private static final int FORKS = 1;
    private static final int WARM_UP = 4;
    private static final int ITERATIONS = 7;
    private static final TimeValue EACH = TimeValue.milliseconds(500);

    private static final List<Class<?>> BENCHMARKS = List.of(
            ExplorationBenchmark.class,
            ExhaustiveBenchmark.class,
            RaceDetectionBenchmark.class,
            ParallelBenchmark.class,
            SelectBenchmark.class);

    private final PrintStream out;

    private All(PrintStream out) {
        this.out = out;
    }

    /// @param arguments the file to write; none: the standard output
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            new All(System.out).run();
            return;
        }
        try (var file = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
            new All(file).run();
        }
    }

    private void run() throws RunnerException, IOException, InterruptedException {
        heading();
        for (var benchmark : BENCHMARKS) {
            benchmark(benchmark);
        }
        program(FirstReport.class, List.of(), List.of());
        program(RaceDetectionCost.class, List.of(), List.of());
        program(SearchMemory.class, List.of(), List.of());
        program(Million.class, List.of(Jvm.PRODUCTION, "-Xms6g", "-Xmx6g"), List.of());
        for (var carrier : List.of("continuation", "baton")) {
            program(LeakEndurance.class, List.of(), List.of(carrier));
        }
        program(LinearizabilityComparison.class, List.of("-javaagent:" + agent()), List.of("heddle"));
        program(LinearizabilityComparison.class, List.of("-XX:+EnableDynamicAgentLoading"), List.of("lincheck"));
        goTwin();
    }

    /// Heddle's agent, which the build that made this jar has made as well.
    private static Path agent() throws IOException {
        var target =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().getParent();
        var module = target;
        while (!module.endsWith("benchmarks")) {
            module = Objects.requireNonNull(module.getParent(), "run the jar where the build has put it");
        }
        var agents = module.resolveSibling("engine/instrument").resolve(module.relativize(target));
        try (var jars = Files.newDirectoryStream(agents, "heddle-instrument-*SNAPSHOT.jar")) {
            return jars.iterator().next();
        }
    }

    private void heading() {
        out.println("# Benchmarks, " + LocalDate.now());
        out.println();
        out.println("- " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        out.println("- " + processor() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors; load average " + load() + " at the start");
        out.printf(
                Locale.ROOT,
                "- JMH: %d fork, %d warm-up and %d measured iterations of %s; median (min-max) of the iterations%n",
                FORKS,
                WARM_UP,
                ITERATIONS,
                EACH);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse("unknown processor");
        } catch (IOException | UncheckedIOException e) {
            return "unknown processor";
        }
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void benchmark(Class<?> benchmark) throws RunnerException {
        progress(benchmark);
        var options = new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(FORKS)
                .warmupIterations(WARM_UP)
                .warmupTime(EACH)
                .measurementIterations(ITERATIONS)
                .measurementTime(EACH)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        var results = new Runner(options).run();
        title(benchmark, "load average " + load() + " at the end");
        table(results);
    }

    private void table(Collection<RunResult> results) {
        out.println("| benchmark | parameters | median | min | max | unit |");
        out.println("|---|---|---|---|---|---|");
        for (var result : results) {
            var primary = result.getPrimaryResult();
            var numbers = primary.getStatistics();
            out.println("| " + primary.getLabel() + " | " + parameters(result.getParams()) + " | "
                    + number(numbers.getPercentile(50)) + " | " + number(numbers.getMin()) + " | "
                    + number(numbers.getMax()) + " | " + primary.getScoreUnit() + " |");
        }
    }

    private static String parameters(BenchmarkParams params) {
        return params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private void program(Class<?> main, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        progress(main);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(Jvm.OPEN);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        title(main, String.join(" ", arguments));
        out.print(output(command));
    }

    /// The same workloads in Go, if there is a Go.
    private void goTwin() throws IOException, InterruptedException {
        String version;
        try {
            version = output(List.of("go", "version")).strip();
        } catch (IOException e) {
            return;
        }
        var source = Files.createTempFile("heddle", ".go");
        try (InputStream twin = Objects.requireNonNull(All.class.getResourceAsStream("parallel.go"))) {
            Files.write(source, twin.readAllBytes());
            System.err.println(version);
            out.println();
            out.println("## " + version);
            out.println();
            out.print(output(List.of("go", "run", source.toString())));
        } finally {
            Files.delete(source);
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + text);
        }
        return text;
    }

    private void title(Class<?> what, String remark) {
        out.println();
        out.println("## " + what.getSimpleName() + (remark.isEmpty() ? "" : " (" + remark + ")"));
        out.println();
    }

    private static void progress(Class<?> what) {
        System.err.println(what.getSimpleName());
    }
}
