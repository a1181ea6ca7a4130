package dev.heddle.junit.platform;

import dev.heddle.instrument.Agent;
import dev.heddle.instrument.Delegation;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.instrument.InstrumentingLoader;
import dev.heddle.instrument.RewrittenClasses;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The classes that tests run on: rewritten twins of those that JUnit has found, or those themselves where the
/// agent has rewritten them already, or the user wants nothing rewritten.
///
/// Discovery never comes here: a twin is defined when its test runs.
final class Twins {
    private static final Logger LOGGER = System.getLogger("dev.heddle.junit");

    private final boolean hasTwins;
    private final boolean rewrites;
    private final Delegation delegation;
    /// By the loader of the originals: a run may have tests of several.
    private final Map<ClassLoader, RewrittenClasses> classes = new ConcurrentHashMap<>();
    private final Map<ClassLoader, InstrumentingLoader> loaders = new ConcurrentHashMap<>();
    private final Set<Module> notWatched = ConcurrentHashMap.newKeySet();

    private Twins(boolean hasTwins, boolean rewrites, Delegation delegation) {
        this.hasTwins = hasTwins;
        this.rewrites = rewrites;
        this.delegation = delegation;
    }

    static Twins of(Configuration configuration) {
        var rewrites = configuration.instrumented();
        return new Twins(rewrites && !Agent.isPresent(), rewrites, new Delegation(configuration.excluded()));
    }

    /// The classes that a test runs on, which share their static fields with those of all other tests.
    ///
    /// @param chain the class and those around it, the outermost first
    List<Class<?>> of(List<Class<?>> chain) {
        var parent = chain.getLast().getClassLoader();
        if (!hasTwins || parent == null) {
            return chain;
        }
        var module = chain.getLast().getModule();
        if (module.isNamed()) {
            // The class stays there: its twin would stand outside of the module.
            if (notWatched.add(module)) {
                LOGGER.log(Level.WARNING, notWatched(module));
            }
            return chain;
        }
        var loader = loaders.computeIfAbsent(
                parent, _ -> classes(parent).newLoader(chain.getLast().desiredAssertionStatus()));
        return twins(loader, chain);
    }

    private static String notWatched(Module module) {
        return "module " + module.getName() + " is not watched: a class has no rewritten copy in its module, so data"
                + " races on plain fields, and locks and threads of the JDK, are not seen in its tests; give the JVM"
                + " -javaagent:heddle-instrument.jar, or run the tests on the class path";
    }

    /// Classes with static fields of their own, in each call others.
    List<Class<?>> fresh(List<Class<?>> chain) {
        var type = chain.getLast();
        return twins(classes(type.getClassLoader()).newLoader(type.desiredAssertionStatus()), chain);
    }

    private RewrittenClasses classes(ClassLoader parent) {
        return classes.computeIfAbsent(
                parent, _ -> new RewrittenClasses(parent, rewrites ? Instrumenter.ofRuntime() : null, delegation));
    }

    private static List<Class<?>> twins(InstrumentingLoader loader, List<Class<?>> chain) {
        return chain.stream().<Class<?>>map(loader::twin).toList();
    }
}
