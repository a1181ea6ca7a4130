package dev.heddle.instrument;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.ref.WeakReference;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the classes that code refers to look like: whether a field is final or volatile and who declares it, and
/// which of the JDK's classes a class inherits from.
///
/// The user's classes are read as resources and never loaded: loading one while another is being defined may need
/// the one that is being defined. The JDK's own classes refer to no class of the user and are simply loaded, but
/// not initialised. Class names are internal ones (`java/lang/String`).
final class Hierarchy {
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    /// Weak, for the hierarchy is kept by its loader.
    private final WeakReference<ClassLoader> resources;
    private final Map<String, Optional<Type>> types = new ConcurrentHashMap<>();

    /// @param resources finds the class files
    Hierarchy(ClassLoader resources) {
        this.resources = new WeakReference<>(resources);
    }

    /// A field and the class that declares it.
    record Field(String declaring, String name, int flags, boolean declaringIsPublic) {
        boolean is(AccessFlag flag) {
            return (flags & flag.mask()) != 0;
        }
    }

    /// A class: one of the JDK, or one that was read.
    sealed interface Type {}

    /// A class of the JDK.
    record OfJdk(Class<?> type) implements Type {}

    /// A class that was read.
    ///
    /// @param flags   its access flags
    /// @param above   its superclass, if it has one, and then its interfaces
    /// @param fields  access flags by name and descriptor
    /// @param methods access flags by name and descriptor
    record Read(int flags, List<String> above, Map<String, Integer> fields, Map<String, Integer> methods)
            implements Type {
        /// What keeps a call of an instance method from going to the class above this one.
        boolean implementsInstance(String method) {
            var flags = methods.get(method);
            return flags != null && (flags & (AccessFlag.ABSTRACT.mask() | AccessFlag.STATIC.mask())) == 0;
        }

        boolean hasStatic(String method) {
            var flags = methods.get(method);
            return flags != null && (flags & AccessFlag.STATIC.mask()) != 0;
        }
    }

    /// Notes a class that is being rewritten: it need not be read again.
    void add(ClassModel model) {
        types.put(model.thisClass().asInternalName(), Optional.of(read(model)));
    }

    /// The field that an access by way of `owner` means (JVMS 5.4.3.2), or `null` if a class on the way to it is
    /// missing.
    @Nullable
    Field field(String owner, String name, String descriptor) {
        var type = type(owner);
        if (type == null) {
            return null;
        }
        return switch (type) {
            case OfJdk(var jdk) -> field(jdk, name);
            case Read read -> {
                var flags = read.fields().get(name + descriptor);
                if (flags != null) {
                    yield new Field(owner, name, flags, (read.flags() & AccessFlag.PUBLIC.mask()) != 0);
                }
                // Superinterfaces come before the superclass, but a class may not inherit the name from both.
                for (var above : read.above()) {
                    var found = field(above, name, descriptor);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
        };
    }

    private static @Nullable Field field(Class<?> jdk, String name) {
        for (Class<?> type = jdk; type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    var declaring = type.getName().replace('.', '/');
                    return new Field(
                            declaring,
                            name,
                            field.getModifiers(),
                            type.accessFlags().contains(AccessFlag.PUBLIC));
                }
            }
        }
        return null;
    }

    /// The classes of the JDK at which a call of an instance method arrives that no class of the user implements on
    /// the way; none if one does. The owner itself if it is one of the JDK's.
    List<Class<?>> jdkOwners(String owner, String method) {
        return jdkOwners(owner, read -> read.implementsInstance(method));
    }

    /// The same for a static method.
    List<Class<?>> jdkOwnersOfStatic(String owner, String method) {
        return jdkOwners(owner, read -> read.hasStatic(method));
    }

    private List<Class<?>> jdkOwners(String owner, Predicate<Read> ends) {
        var found = new ArrayList<Class<?>>();
        return collect(owner, ends, found) ? found : List.of();
    }

    private boolean collect(String owner, Predicate<Read> ends, List<Class<?>> found) {
        return switch (type(owner)) {
            case null -> true;
            case OfJdk(var jdk) -> {
                found.add(jdk);
                yield true;
            }
            case Read read when ends.test(read) -> false;
            case Read read -> read.above().stream().allMatch(above -> collect(above, ends, found));
        };
    }

    private @Nullable Type type(String name) {
        var known = types.get(name);
        if (known == null) {
            known = Optional.ofNullable(find(name));
            types.put(name, known);
        }
        return known.orElse(null);
    }

    private @Nullable Type find(String name) {
        if (name.startsWith("[")) {
            return null;
        }
        try {
            if (name.startsWith("java/")) {
                return new OfJdk(Class.forName(name.replace('/', '.'), false, PLATFORM));
            }
            var loader = resources.get();
            var resource = loader == null ? null : loader.getResource(name + ".class");
            if (resource == null) {
                return null;
            }
            if (resource.getProtocol().equals("jrt")) {
                return new OfJdk(Class.forName(name.replace('/', '.'), false, ClassLoader.getSystemClassLoader()));
            }
            try (var in = resource.openStream()) {
                return read(ClassFile.of().parse(in.readAllBytes()));
            }
        } catch (ClassNotFoundException | LinkageError | IOException | IllegalArgumentException e) {
            return null; // missing or unreadable: whoever runs the code will say so
        }
    }

    private static Read read(ClassModel model) {
        var above = new ArrayList<String>();
        model.superclass().map(ClassEntry::asInternalName).ifPresent(above::add);
        model.interfaces().forEach(entry -> above.add(entry.asInternalName()));
        var fields = new HashMap<String, Integer>();
        for (var field : model.fields()) {
            fields.put(
                    field.fieldName().stringValue() + field.fieldType().stringValue(),
                    field.flags().flagsMask());
        }
        var methods = new HashMap<String, Integer>();
        for (var method : model.methods()) {
            methods.put(
                    method.methodName().stringValue() + method.methodType().stringValue(),
                    method.flags().flagsMask());
        }
        return new Read(model.flags().flagsMask(), List.copyOf(above), fields, methods);
    }
}
