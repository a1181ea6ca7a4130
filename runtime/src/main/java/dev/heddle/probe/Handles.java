package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.operation.MemoryMode;
import dev.heddle.operation.Site;
import java.lang.constant.ClassDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Accesses through a [VarHandle]. Their signatures are as many as their call sites, so rewritten code calls a
/// method that is made for each of those.
///
/// In an execution an access of any mode is a step, in one order with all others; a compare-and-set that fails is
/// a read, and never fails for no reason.
public final class Handles {
    private static final MethodHandle RUN = find("run", MethodType.methodType(Object.class, Object[].class));
    private static final MethodHandle IS_CONTROLLED = find("isControlled", MethodType.methodType(boolean.class));

    private final MethodHandles.Lookup caller;
    private final Sort sort;
    private final MemoryMode strength;
    /// How many of the arguments, after the handle itself, say where.
    private final int coordinates;
    /// The same place as an access to an element.
    private final int element;

    private final MethodHandle access;
    private final MethodHandle read;

    private @Nullable Field lastField;

    /// What an access does.
    private enum Sort {
        READ(0),
        WRITE(1),
        UPDATE(1),
        COMPARE(2);

        private final int values;

        Sort(int values) {
            this.values = values;
        }

        static Sort of(String mode) {
            if (mode.contains("ompareAnd")) {
                return COMPARE;
            }
            if (mode.startsWith("getAnd")) {
                return UPDATE;
            }
            return mode.startsWith("get") ? READ : WRITE;
        }
    }

    /// Which field a handle is for.
    ///
    /// @param owner the class of a static field, or another one if that is not accessible
    private record Field(VarHandle handle, int place, String className, Class<?> owner) {}

    private Handles(MethodHandles.Lookup caller, String mode, MethodType type, int place) {
        this.caller = caller;
        sort = Sort.of(mode);
        strength = strength(mode);
        coordinates = type.parameterCount() - 1 - sort.values;
        var accessType = type.dropParameterTypes(0, 1);
        access = generic(VarHandle.AccessMode.valueFromMethodName(strong(mode)), accessType);
        var readType = sort.values == 0
                ? accessType
                : accessType
                        .dropParameterTypes(coordinates, accessType.parameterCount())
                        .changeReturnType(accessType.parameterType(coordinates));
        read = generic(VarHandle.AccessMode.GET_VOLATILE, readType);
        element = coordinates >= 2
                ? Places.add(Place.Kind.ELEMENT, "", "", Places.of(place).site())
                : Places.UNKNOWN;
    }

    /// A compare-and-set is atomic in every mode.
    private static MemoryMode strength(String mode) {
        return switch (mode) {
            case "get", "set" -> MemoryMode.PLAIN;
            case "getOpaque", "setOpaque", "weakCompareAndSetPlain" -> MemoryMode.OPAQUE;
            case "getVolatile" -> MemoryMode.ACQUIRE;
            case "setVolatile" -> MemoryMode.RELEASE;
            default ->
                mode.endsWith("Acquire")
                        ? MemoryMode.ACQUIRE
                        : mode.endsWith("Release") ? MemoryMode.RELEASE : MemoryMode.VOLATILE;
        };
    }

    private static String strong(String mode) {
        return mode.startsWith("weakCompareAndSet") ? "compareAndSet" : mode;
    }

    private static MethodHandle generic(VarHandle.AccessMode mode, MethodType type) {
        var invoker = MethodHandles.varHandleInvoker(mode, type);
        return invoker.asSpreader(Object[].class, invoker.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /// The bootstrap method of what rewritten code calls in place of an access method of [VarHandle].
    ///
    /// @param mode  the access method: `compareAndSet`
    /// @param type  what is called: the handle, then the arguments of the access
    /// @param place see [Places]
    public static CallSite access(MethodHandles.Lookup lookup, String mode, MethodType type, int place) {
        var plain = MethodHandles.varHandleInvoker(
                VarHandle.AccessMode.valueFromMethodName(mode), type.dropParameterTypes(0, 1));
        var controlled = RUN.bindTo(new Handles(lookup, mode, type, place))
                .asCollector(Object[].class, type.parameterCount())
                .asType(type);
        return new ConstantCallSite(MethodHandles.guardWithTest(
                MethodHandles.dropArguments(IS_CONTROLLED, 0, type.parameterList()), controlled, plain.asType(type)));
    }

    @SuppressWarnings("UnusedMethod") // called through its handle
    private static boolean isControlled() {
        return JavaThread.current() != null;
    }

    @SuppressWarnings("UnusedMethod") // called through its handle
    private @Nullable Object run(@Nullable Object[] arguments) throws Throwable {
        var t = Objects.requireNonNull(JavaThread.current());
        int x = location(t, arguments);
        if (x != Model.NEVER) {
            step(t, x, arguments);
            tellMemory(arguments);
        }
        return access.invokeExact(arguments);
    }

    private void step(JavaThread t, int x, @Nullable Object[] arguments) {
        switch (sort) {
            case READ -> Location.read(t, strength, x);
            case WRITE -> Location.write(t, strength, x, 0);
            case UPDATE -> Location.update(t, strength, x);
            case COMPARE -> Location.attempt(t, strength, x, () -> isEqual(arguments));
        }
    }

    /// The same location may be accessed as plain memory elsewhere, which is a race.
    private void tellMemory(@Nullable Object[] arguments) {
        var where = coordinates == 0 ? null : arguments[1];
        if (coordinates >= 2 && arguments[2] instanceof Integer index && where != null) {
            if (where.getClass().isArray()) {
                tellMemory(where, index, element);
            }
        } else if (arguments[0] instanceof VarHandle handle) {
            var field = field(handle);
            tellMemory(where == null ? field.owner : where, 0, field.place);
        }
    }

    private void tellMemory(Object owner, int index, int place) {
        var isPlain = strength == MemoryMode.PLAIN;
        if (sort == Sort.READ) {
            if (isPlain) {
                Memory.readElement(owner, index, place);
            } else {
                Memory.readElementAtomic(owner, index, place);
            }
        } else if (isPlain) {
            Memory.writeElement(owner, index, place);
        } else {
            Memory.writeElementAtomic(owner, index, place);
        }
    }

    /// Whether the value is the expected one.
    private boolean isEqual(@Nullable Object[] arguments) {
        var where = new Object[1 + coordinates];
        System.arraycopy(arguments, 0, where, 0, where.length);
        var expected = arguments[where.length];
        try {
            var found = read.invokeExact(where);
            return ((VarHandle) where[0]).varType().isPrimitive() ? Objects.equals(found, expected) : found == expected;
        } catch (Throwable e) {
            return false; // the access itself will throw it
        }
    }

    /// The variable of the model; [Model#NEVER] if the access itself will complain about its arguments.
    private int location(JavaThread t, @Nullable Object[] arguments) {
        if (!(arguments[0] instanceof VarHandle handle) || coordinates > 0 && arguments[1] == null) {
            return Model.NEVER;
        }
        if (coordinates >= 2) {
            return arguments[2] instanceof Number index
                    ? Location.ofElement(t, Objects.requireNonNull(arguments[1]), Math.max(0, index.intValue()))
                    : Model.NEVER;
        }
        var field = field(handle);
        return coordinates == 1
                ? Location.ofField(t, Objects.requireNonNull(arguments[1]), field.place)
                : Location.ofField(t, t.execution().ofClass(field.className), field.place);
    }

    /// Looked up once for each handle that comes by: a record, so that nobody sees half of it.
    private Field field(VarHandle handle) {
        var known = lastField;
        if (known == null || known.handle != handle) {
            known = lookUp(handle);
            lastField = known;
        }
        return known;
    }

    private Field lookUp(VarHandle handle) {
        var isStatic = handle.coordinateTypes().isEmpty();
        var kind = isStatic ? Place.Kind.STATIC : Place.Kind.FIELD;
        var described = handle.describeConstable().orElse(null);
        if (described == null) { // neither a field nor an array
            int number = Places.add(kind, "VarHandle", handle.varType().getName(), Site.UNKNOWN);
            return new Field(handle, number, "VarHandle", Object.class);
        }
        var name = described.constantName();
        var owner = isStatic
                ? staticOwner(described)
                : Fields.declaringClass(handle.coordinateTypes().getFirst(), name)
                        .getName();
        var type = isStatic ? staticOwner(described, caller) : Object.class;
        return new Field(handle, Places.add(kind, owner, name, Site.UNKNOWN), owner, type);
    }

    private static String staticOwner(VarHandle.VarHandleDesc described) {
        return described.bootstrapArgsList().getFirst() instanceof ClassDesc c && c.isClassOrInterface()
                ? (c.packageName().isEmpty() ? "" : c.packageName() + ".") + c.displayName()
                : "VarHandle";
    }

    private static Class<?> staticOwner(VarHandle.VarHandleDesc described, MethodHandles.Lookup caller) {
        try {
            return described.bootstrapArgsList().getFirst() instanceof ClassDesc c
                    ? c.resolveConstantDesc(caller)
                    : Object.class;
        } catch (ReflectiveOperationException e) {
            return Object.class;
        }
    }

    private static MethodHandle find(String name, MethodType type) {
        try {
            var lookup = MethodHandles.lookup();
            return name.equals("run")
                    ? lookup.findVirtual(Handles.class, name, type)
                    : lookup.findStatic(Handles.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("our own method is not there", e);
        }
    }
}
