package dev.heddle.production;

import dev.heddle.GoBody;
import dev.heddle.instrument.Instrumenter;
import dev.heddle.probe.Watching;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Defines twins of the classes of production, and of the programs that use them, rewritten so that the explorer
/// sees what they do. What the explorer itself is made of stays that of the parent.
///
/// A loader that the user's tests have leaves Heddle's own classes alone, of course.
final class ProductionTwins extends ClassLoader {
    private static final Set<String> PACKAGES =
            Set.of("dev.heddle.parallel", "dev.heddle.channel", "dev.heddle.sync", "dev.heddle.production");
    private static final Instrumenter INSTRUMENTER = Instrumenter.ofRuntime();
    private static final Map<String, byte[]> REWRITTEN = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    private final @Nullable Fault fault;

    private ProductionTwins(@Nullable Fault fault) {
        super(ProductionTwins.class.getClassLoader());
        this.fault = fault;
    }

    /// The programs of a class, by name, as twins that run on the twins of production.
    ///
    /// @param programs has a static method `all` that returns them
    /// @param fault    what is wrong with production, or `null`
    @SuppressWarnings("unchecked") // by the contract of `all`
    static Map<String, GoBody> of(Class<?> programs, @Nullable Fault fault) {
        var loader = new ProductionTwins(fault);
        try {
            var all = loader.loadClass(programs.getName()).getMethod("all");
            return (Map<String, GoBody>) all.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !PACKAGES.contains(name.substring(0, dot))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        Watching.rewritten(this, name);
        byte[] file;
        if (fault != null && fault.className().equals(name)) {
            file = rewrite(name, fault.plant(read(name)));
        } else {
            var known = REWRITTEN.get(name);
            file = known == null ? rewrite(name, read(name)) : known;
            REWRITTEN.put(name, file);
        }
        return defineClass(name, file, 0, file.length);
    }

    private byte[] rewrite(String name, byte[] file) {
        var rewritten = INSTRUMENTER.rewrite(getParent(), name.replace('.', '/'), file);
        if (rewritten == null) {
            throw new AssertionError(name + " could not be rewritten");
        }
        return rewritten;
    }

    private byte[] read(String name) throws ClassNotFoundException {
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
