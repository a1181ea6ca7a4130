package dev.heddle.instrument;

import dev.heddle.instrument.RewrittenClasses.ClassBytes;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/// Defines rewritten twins of the classes that a test reaches. Resources, the JDK and test libraries are those of the
/// parent.
///
/// The loader has no name: stack traces would show it in front of every class.
public final class InstrumentingLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final RewrittenClasses classes;

    InstrumentingLoader(ClassLoader parent, RewrittenClasses classes) {
        super(parent);
        this.classes = classes;
    }

    /// The twin of a class, or the class itself if it has none. Does not initialise it.
    ///
    /// @param type a class of the parent
    public Class<?> twin(Class<?> type) {
        try {
            return loadClass(type.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class file of " + type.getName() + " cannot be read", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type == null) {
                var bytes = classes.find(name);
                type = bytes.isPresent() ? define(name, bytes.get()) : getParent().loadClass(name);
            }
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    private Class<?> define(String name, ClassBytes bytes) {
        definePackageOf(name);
        var source = new CodeSource(bytes.location(), (Certificate[]) null);
        var file = bytes.file();
        return defineClass(name, file, 0, file.length, new ProtectionDomain(source, null, this, null));
    }

    private void definePackageOf(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
            try {
                definePackage(name.substring(0, dot), null, null, null, null, null, null, null);
            } catch (IllegalArgumentException e) {
                // Another thread was first.
            }
        }
    }
}
