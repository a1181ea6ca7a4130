package dev.heddle.instrument;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.reflect.AccessFlag;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Rewrites classes so that the explorer sees what they do: fields, elements of arrays, monitors, and calls of the
/// JDK that block, or that depend on time or chance.
///
/// The rewritten class does the same as before wherever no exploration runs it. It keeps its fields, its methods,
/// its lines and its annotations.
public final class Instrumenter {
    private static final Logger LOGGER = System.getLogger("dev.heddle.instrument");
    /// What came before has no stack maps, and instructions that nobody emits any more.
    private static final int JAVA_6 = 50;

    private final Probes probes;
    private final Map<ClassLoader, Hierarchy> hierarchies = Collections.synchronizedMap(new WeakHashMap<>());
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    Instrumenter(Probes probes) {
        this.probes = probes;
    }

    /// One that calls `dev.heddle.probe`.
    public static Instrumenter ofRuntime() {
        return new Instrumenter(RuntimeProbes.PROBES);
    }

    /// Rewrites a class.
    ///
    /// @param loader       finds the class files that this one refers to
    /// @param internalName of the class, such as `com/acme/Pool`
    /// @param classFile    its class file, which is left as it is
    /// @return the new class file, or `null` if the class is left alone
    public byte @Nullable [] rewrite(ClassLoader loader, String internalName, byte[] classFile) {
        try {
            var type = ClassFile.of().parse(classFile);
            if (type.flags().has(AccessFlag.MODULE)) {
                return null;
            }
            if (type.majorVersion() < JAVA_6) {
                leftAlone(internalName, "it was compiled for Java 5 or older");
                return null;
            }
            var hierarchy = hierarchies.computeIfAbsent(loader, Hierarchy::new);
            hierarchy.add(type);
            return new ClassRewriter(type, hierarchy, probes, resolver(loader))
                    .rewrite(method -> leftAlone(internalName + "." + method, "it is too large"));
        } catch (RuntimeException | LinkageError e) {
            leftAlone(internalName, String.valueOf(e));
            return null;
        }
    }

    private static ClassHierarchyResolver resolver(ClassLoader loader) {
        return ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
    }

    /// Names what is not watched, each thing once.
    private void leftAlone(String what, String why) {
        if (named.add(what)) {
            LOGGER.log(
                    Level.WARNING,
                    what.replace('/', '.') + " is not watched: " + why
                            + "; data races and blocking calls in it are not seen");
        }
    }
}
