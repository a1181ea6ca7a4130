package dev.heddle.instrument;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What JaCoCo's agent would make of a class as it was compiled.
///
/// JaCoCo knows a class by a checksum of its class file and counts the probes in it, so it must come before anybody
/// else who rewrites. The agent sees no class of a loader before the loader has rewritten it; so the loader has
/// another transformer of JaCoCo's do it, which has the agent's options and counts in the agent's arrays.
///
/// Then the agent comes, too. It refuses what has members of its own, so these are renamed; what it counts besides
/// belongs to a class file that no report asks for.
///
/// JaCoCo offers no interface for this. A version that is made differently is said once, and coverage of what only
/// twins have run is then missing.
final class Jacoco {
    /// What JaCoCo adds to a class.
    static final String INIT = "$jacocoInit";

    static final String DATA = "$jacocoData";

    /// The class that its agent puts into `java.lang`.
    private static final String INJECTED = "$JaCoCo";

    private static final Logger LOGGER = System.getLogger("dev.heddle.instrument");

    private final ClassFileTransformer transformer;

    private Jacoco(ClassFileTransformer transformer) {
        this.transformer = transformer;
    }

    /// JaCoCo as it is set up in this JVM, or `null` if its agent is not at work here.
    static @Nullable Jacoco find() {
        Object agent;
        try {
            agent = Class.forName("org.jacoco.agent.rt.RT", true, ClassLoader.getSystemClassLoader())
                    .getMethod("getAgent")
                    .invoke(null);
        } catch (ClassNotFoundException | InvocationTargetException e) {
            return null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return unknown(e);
        }
        try {
            var transformer = transformer(agent);
            return isInjected() ? new Jacoco(transformer) : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return unknown(e);
        }
    }

    /// Whether there is what probes fetch their arrays from. There is not where classes were instrumented when they
    /// were built: then they have probes that fetch them elsewhere, and no others must come.
    private static boolean isInjected() {
        try {
            Class.forName("java.lang." + INJECTED, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static @Nullable Jacoco unknown(Throwable why) {
        LOGGER.log(
                Level.WARNING,
                "this version of JaCoCo is not known, and coverage of classes that @GoTest methods use will read 0 %: "
                        + "give the JVM -javaagent:heddle-instrument.jar, too: " + why);
        return null;
    }

    /// What JaCoCo's `premain` does, but for the class that it injects: that is there.
    private static ClassFileTransformer transformer(Object agent) throws ReflectiveOperationException {
        var own = agent.getClass();
        var options = own.getDeclaredField("options");
        options.setAccessible(true);
        var runtime = in(own, "core.runtime.InjectedClassRuntime")
                .getConstructor(Class.class, String.class)
                .newInstance(Object.class, INJECTED);
        var logger = in(own, "IExceptionLogger");
        return (ClassFileTransformer) in(own, "CoverageTransformer")
                .getConstructor(in(own, "core.runtime.IRuntime"), options.getType(), logger)
                .newInstance(
                        runtime,
                        options.get(agent),
                        logger.getField("SYSTEM_ERR").get(null));
    }

    /// A class of JaCoCo's. Its package has another name in each version.
    private static Class<?> in(Class<?> agent, String name) throws ClassNotFoundException {
        return Class.forName(agent.getPackageName() + "." + name, true, agent.getClassLoader());
    }

    /// A class with the agent's probes in it; the class as it is if the agent's options leave it out.
    ///
    /// @param location where it was found; JaCoCo passes over what comes from nowhere
    byte[] covered(ClassLoader loader, String internalName, byte[] classFile, @Nullable URL location) {
        var source = new CodeSource(location, (Certificate[]) null);
        try {
            var covered =
                    transformer.transform(loader, internalName, null, new ProtectionDomain(source, null), classFile);
            return covered == null ? classFile : covered;
        } catch (IllegalClassFormatException e) {
            return classFile; // JaCoCo has logged why
        }
    }

    /// A class in which nothing has a name of JaCoCo's.
    static byte[] renamed(byte[] classFile) {
        var renamed = classFile.clone();
        rename(renamed, INIT, "$heddleInit");
        rename(renamed, DATA, "$heddleData");
        return renamed;
    }

    /// Renames in the constant pool, to a name that is as long. The bytes before a name say that it is one and how
    /// long it is, and cannot be part of another: no text there holds a zero byte.
    private static void rename(byte[] classFile, String from, String to) {
        var old = utf8(from);
        var other = utf8(to);
        for (int i = 0; i + old.length <= classFile.length; i++) {
            if (classFile[i] == old[0] && Arrays.equals(classFile, i, i + old.length, old, 0, old.length)) {
                System.arraycopy(other, 0, classFile, i, other.length);
            }
        }
    }

    /// A name as it stands in a constant pool.
    private static byte[] utf8(String name) {
        return ("\1\0" + (char) name.length() + name).getBytes(StandardCharsets.ISO_8859_1);
    }
}
