package dev.heddle.probe;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// Which classes have been rewritten, so that their accesses to plain memory are seen.
///
/// Like [Places] it belongs to the JVM, as class loaders do; it does not keep them alive.
public final class Watching {
    // Guarded by the class.
    private static final Map<ClassLoader, Set<String>> rewritten = new WeakHashMap<>();

    private Watching() {}

    /// A class has been rewritten.
    ///
    /// @param loader    the loader that defines it
    /// @param className its name, as `a.b.C$D`
    public static synchronized void rewritten(ClassLoader loader, String className) {
        rewritten.computeIfAbsent(loader, _ -> new HashSet<>()).add(className);
    }

    /// Whether a class has been rewritten; for the class of a lambda, whether the class has in which it stands.
    ///
    /// @param type the class
    /// @return false also for classes of the JDK
    public static synchronized boolean isRewritten(Class<?> type) {
        var loader = type.getClassLoader();
        var name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return loader != null
                && rewritten.getOrDefault(loader, Set.of()).contains(lambda < 0 ? name : name.substring(0, lambda));
    }

    /// Whether classes of a loader have been rewritten. A test engine calls a body for the test, from a class of
    /// its own; then the context class loader is that of the test.
    ///
    /// @param loader `null` for the JDK's, of which none are
    public static synchronized boolean hasRewritten(@Nullable ClassLoader loader) {
        return loader != null && rewritten.containsKey(loader);
    }
}
