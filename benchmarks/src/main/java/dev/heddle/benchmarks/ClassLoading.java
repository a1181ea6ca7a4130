package dev.heddle.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.RewrittenClasses;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// What it costs to load rewritten classes: all of Guava, in a loader of its own each time, and the classes of a
/// small program again and again from cached bytes, as with `isolation = EXECUTION`.
public final class ClassLoading {
    private static final int ROUNDS = 4;
    private static final int FRESH = 2_000;

    private final PrintStream out = System.out;
    private final URL jar =
            ImmutableList.class.getProtectionDomain().getCodeSource().getLocation();
    private final ClassLoader parent = getClass().getClassLoader();

    private ClassLoading() {}

    /// @param arguments which kind of loader: `plain`, `twins` (not rewritten), or `rewritten`, the default
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException, URISyntaxException {
        new ClassLoading().run(arguments);
    }

    /// Makes a loader.
    private interface Making {
        ClassLoader make();
    }

    private void run(String[] arguments) throws IOException, ReflectiveOperationException, URISyntaxException {
        var classes = classes();
        out.println("| all of Guava, " + classes.size() + " classes | ms of processor time in each of " + ROUNDS
                + " rounds |");
        out.println("|---|---|");
        // One kind in each JVM: they would warm up the JVM for each other.
        switch (arguments.length == 0 ? "rewritten" : arguments[0]) {
            case "plain" ->
                measure(
                        "as it is",
                        classes,
                        () -> new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader()));
            case "twins" ->
                measure("twins, not rewritten", classes, () -> twins(null).newLoader(false));
            default ->
                measure(
                        "twins, rewritten",
                        classes,
                        () -> twins(Instrumenter.ofRuntime()).newLoader(false));
        }
        fresh();
    }

    private RewrittenClasses twins(@Nullable Instrumenter instrumenter) {
        return new RewrittenClasses(parent, instrumenter, Delegation.STANDARD);
    }

    private void measure(String what, List<String> classes, Making loaders) throws ClassNotFoundException {
        var row = new StringBuilder("| " + what + " | ");
        for (int round = 0; round < ROUNDS; round++) {
            var loader = loaders.make();
            long begin = now();
            for (var name : classes) {
                load(name, loader);
            }
            row.append((now() - begin) / 1_000_000).append(round + 1 < ROUNDS ? ", " : " |");
        }
        out.println(row);
    }

    private static void load(String name, ClassLoader loader) throws ClassNotFoundException {
        try {
            Class.forName(name, false, loader);
        } catch (NoClassDefFoundError e) {
            // It is one of the few that need another library.
        }
    }

    /// Processor time of this thread: other programs on the machine do not count.
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void fresh() throws ReflectiveOperationException {
        var twins = twins(Instrumenter.ofRuntime());
        long begin = now();
        for (int i = 0; i < FRESH; i++) {
            if (i == FRESH / 2) {
                begin = now();
            }
            var loader = twins.newLoader(false);
            for (var type : Small.class.getDeclaredClasses()) {
                Class.forName(type.getName(), true, loader);
            }
        }
        long each = (now() - begin) / (FRESH / 2);
        out.println();
        out.println("A fresh loader with " + Small.class.getDeclaredClasses().length
                + " classes from cached bytes, defined and initialised: " + each / 1_000 + " µs");
    }

    private List<String> classes() throws IOException, URISyntaxException {
        try (var file = new JarFile(new File(jar.toURI()))) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("com/google/common/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    /// The classes of a small test.
    static final class Small {
        static int total;

        private Small() {}

        static class A {
            static int a = 1;
        }

        static class B extends A {
            static int b = a;
        }

        record C(int c) {}

        enum D {
            FIRST,
            SECOND
        }

        interface E {
            default int e() {
                return total++;
            }
        }

        static class F implements E {
            volatile int f;
        }

        static class G {
            synchronized int g() {
                return total;
            }
        }

        static class H {
            int[] h = {1, 2, 3};
        }
    }
}
