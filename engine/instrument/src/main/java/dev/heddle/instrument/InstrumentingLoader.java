package dev.heddle.instrument;

import dev.heddle.instrument.RewrittenClasses.Assertions;
import dev.heddle.instrument.RewrittenClasses.ClassBytes;
import dev.heddle.probe.Watching;
import java.lang.reflect.Method;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/// Defines rewritten twins of the classes that a test reaches. Resources, the JDK and test libraries are those of
/// the parent.
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

    /// The method of a twin, or the method itself if its class has no twin.
    ///
    /// @param method a method of a class of the parent
    public Method twin(Method method) {
        var owner = twin(method.getDeclaringClass());
        if (owner == method.getDeclaringClass()) {
            return method;
        }
        try {
            var parameters = method.getParameterTypes();
            for (int i = 0; i < parameters.length; i++) {
                if (!parameters[i].isPrimitive()) {
                    parameters[i] = Class.forName(parameters[i].getName(), false, this);
                }
            }
            return owner.getDeclaredMethod(method.getName(), parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the class file of " + owner.getName() + " is another than that of the class", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type == null) {
                var bytes = classes.find(name);
                type = bytes.isPresent()
                        ? define(name, bytes.get())
                        : getParent().loadClass(name);
            }
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    private Class<?> define(String name, ClassBytes bytes) {
        definePackageOf(name);
        if (bytes.isRewritten()) {
            Watching.rewritten(this, name);
        }
        if (bytes.assertions() instanceof Assertions assertions) {
            setClassAssertionStatus(assertions.outermost(), assertions.on());
        }
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
