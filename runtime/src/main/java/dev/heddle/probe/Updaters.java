package dev.heddle.probe;

import dev.heddle.operation.MemoryMode;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Which fields the `Atomic...FieldUpdater`s update, which they do not tell.
public final class Updaters {
    /// For one that was made in code that is not rewritten.
    private static final int UNKNOWN = Places.add(Place.Kind.FIELD, "updater", "field", Site.UNKNOWN);

    private static final MethodHandle REMEMBER = find();

    private Updaters() {}

    /// The bootstrap method of what rewritten code calls in place of the static method `newUpdater` of the three
    /// classes. That looks at who calls it, so it is called in the name of the rewritten class.
    ///
    /// @param lookup of the rewritten class
    /// @param type   of the method that is called
    public static CallSite newUpdater(MethodHandles.Lookup lookup, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        var real = lookup.findStatic(type.returnType(), name, type);
        var fieldName = type.parameterCount() - 1;
        var remember =
                REMEMBER.asType(MethodType.methodType(type.returnType(), type.returnType(), Class.class, String.class));
        var middle = type.parameterCount() == 2 // the reference updater takes the field's type in between
                ? remember
                : MethodHandles.dropArguments(remember, 2, Class.class);
        var all = MethodHandles.foldArguments(middle.asType(type.insertParameterTypes(0, type.returnType())), real);
        if (all.type().parameterType(fieldName) != String.class) {
            throw new NoSuchMethodException("no updater is made by " + name + type);
        }
        return new ConstantCallSite(all.asType(type));
    }

    @SuppressWarnings("UnusedMethod") // called through its handle
    private static Object remember(Object updater, Class<?> type, String field) {
        var owner = Fields.declaringClass(type, field).getName();
        return Origins.rememberFor(updater, Places.add(Place.Kind.FIELD, owner, field, Site.UNKNOWN));
    }

    static void read(Object updater, @Nullable Object owner) {
        var t = JavaThread.current();
        if (t != null && owner != null) {
            int place = place(updater);
            Location.read(t, Location.ofField(t, owner, place));
            Memory.readAtomic(owner, place);
        }
    }

    static void write(Object updater, @Nullable Object owner, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null && owner != null) {
            int place = place(updater);
            Location.write(t, mode, Location.ofField(t, owner, place), 0);
            Memory.writeAtomic(owner, place);
        }
    }

    static void compare(Object updater, @Nullable Object owner, BooleanSupplier succeeds) {
        var t = JavaThread.current();
        if (t != null && owner != null) {
            int place = place(updater);
            t.goroutine().attempt(OperationKind.COMPARE_AND_SET, Location.ofField(t, owner, place), succeeds);
            Memory.writeAtomic(owner, place);
        }
    }

    private static int place(Object updater) {
        return Origins.of(updater) instanceof Integer place ? place : UNKNOWN;
    }

    private static MethodHandle find() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Updaters.class,
                            "remember",
                            MethodType.methodType(Object.class, Object.class, Class.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("our own method is not there", e);
        }
    }
}
