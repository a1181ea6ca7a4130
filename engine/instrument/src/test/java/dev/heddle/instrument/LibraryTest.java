package dev.heddle.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/// A large library, rewritten: all of Guava passes the verifier, which the JVM asks about every class that a loader
/// other than its own defines.
final class LibraryTest {
    @Test
    void allOfGuavaIsRewrittenAndVerified() throws Exception {
        var loader = new RewrittenClasses(getClass().getClassLoader(), Rewritten.INSTRUMENTER, Rewritten.DELEGATION)
                .newLoader(false);
        var failed = new ArrayList<String>();
        int twins = 0;

        for (var name : classes()) {
            try {
                var type = Class.forName(name, false, loader);
                twins += type.getClassLoader() == loader ? 1 : 0;
                // The verifier runs before the initialiser. What needs `Unsafe` would print a warning.
                Class.forName(name, !name.contains("Unsafe"), loader);
            } catch (NoClassDefFoundError | ExceptionInInitializerError | UnsatisfiedLinkError e) {
                // It needs another library, or another platform.
            } catch (Throwable e) {
                failed.add(name + ": " + e);
            }
        }

        assertThat(failed).isEmpty();
        assertThat(twins).isGreaterThan(1_900);
        assertThat(joined(loader)).isEqualTo("a,b");
    }

    private static Object joined(ClassLoader loader) throws ReflectiveOperationException {
        var on = loader.loadClass("com.google.common.base.Joiner").getMethod("on", String.class);
        var joiner = on.invoke(null, ",");
        return joiner.getClass().getMethod("join", Iterable.class).invoke(joiner, List.of("a", "b"));
    }

    private static List<String> classes() throws IOException {
        var location = ImmutableList.class.getProtectionDomain().getCodeSource().getLocation();
        try (var jar = new JarFile(new File(location.getPath()))) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("com/google/common/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
